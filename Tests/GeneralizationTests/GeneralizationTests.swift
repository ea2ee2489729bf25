// GeneralizationTests
