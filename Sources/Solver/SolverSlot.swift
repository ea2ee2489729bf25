import Synchronization

/// A place for a solver context, which is made when it is first asked for: of the two of a prover one is often enough, and empty ones take 17 MB
/// together.
///
/// Queries run one after another; ``interrupt()`` and only that may come from another thread.
final class SolverSlot {
  private final class Occupant {
    let context: SolverContext

    init(_ context: consuming SolverContext) { self.context = context }
  }

  private let resourceLimit: UInt32
  private let theory: SolverContext.Theory
  private var occupant: Occupant?
  /// Held while the occupant moves in, or is interrupted.
  private let exchange = Mutex(())

  init(resourceLimit: UInt32, theory: SolverContext.Theory = .bitVectors) {
    self.resourceLimit = resourceLimit
    self.theory = theory
  }

  /// Resource units that the queries have taken so far.
  var resourcesUsed: UInt64 { occupant?.context.resourcesUsed ?? 0 }

  /// Ends a check that is under way, as unknown.
  func interrupt() { exchange.withLock { _ in occupant?.context.interrupt() } }

  /// What `body` says with a context of which nothing is required; `limit` bounds its check.
  func query<Answer>(limit: UInt32, _ body: (borrowing SolverContext) -> Answer) -> Answer {
    let occupant = occupant ?? Occupant(SolverContext(resourceLimit: resourceLimit, theory: theory))
    exchange.withLock { _ in self.occupant = occupant }
    occupant.context.reset()
    occupant.context.limit(limit)
    return body(occupant.context)
  }
}
