"""What benchmarks/chapters.py and benchmarks/fit_chapters.py share: gold sets, measures, rivals, fitting."""
