import Synchronization

/// A solver context that is made when it is first asked for: of the two of a prover one is often enough, and empty ones take 17 MB together.
///
/// Queries run one after another; ``interrupt()`` and only that may come from another thread.
final class LazySolver {
  private final class Box {
    let context: SolverContext

    init(_ context: consuming SolverContext) { self.context = context }
  }

  private let resourceLimit: UInt32
  private let theory: SolverContext.Theory
  private var box: Box?
  /// What contexts took that Z3 broke.
  private var resourcesOfBroken: UInt64 = 0
  /// Held while the context is put in its place, or interrupted.
  private let exchange = Mutex(())

  init(resourceLimit: UInt32, theory: SolverContext.Theory = .bitVectors) {
    self.resourceLimit = resourceLimit
    self.theory = theory
  }

  /// Resource units that the queries have taken so far.
  var resourcesUsed: UInt64 { resourcesOfBroken + (box?.context.resourcesUsed ?? 0) }

  /// Ends a check that is under way, as unknown.
  func interrupt() { exchange.withLock { _ in box?.context.interrupt() } }

  /// What `body` says with a context of which nothing is required; `limit` bounds its check.
  func query<Answer>(limit: UInt32, _ body: (borrowing SolverContext) -> Answer) -> Answer {
    let box = box ?? made()
    box.context.reset()
    box.context.limit(limit)
    let answer = body(box.context)
    if box.context.isBroken {
      exchange.withLock { _ in self.box = nil }
      resourcesOfBroken += box.context.resourcesUsed
    }
    return answer
  }

  private func made() -> Box {
    let new = Box(SolverContext(resourceLimit: resourceLimit, theory: theory))
    exchange.withLock { _ in box = new }
    return new
  }
}
