"""The picture of losses: what a prediction costs and how hard it is pulled, and which constant each loss would choose for data."""
