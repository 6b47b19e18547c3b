print("stands for the sample: evaluate.py")
