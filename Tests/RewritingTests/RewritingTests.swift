// RewritingTests
