print("genus")
