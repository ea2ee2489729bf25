print("tracelua")
