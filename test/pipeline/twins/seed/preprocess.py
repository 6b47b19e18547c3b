print("stands for the sample: preprocess.py")
