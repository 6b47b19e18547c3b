print("stands for the script of every step")
