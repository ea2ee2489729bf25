/// Orders moves that happen all at once so that no source is overwritten before it is read.
///
/// A move whose target is no other move's source goes first; what remains are cycles, each of which is opened with a spare location of
/// its class. Source: the usual graph formulation, e.g. S. Rideau, B. Serpette, X. Leroy, "Tilting at Windmills with Coq", 2008.
struct ParallelMoves {
  private(set) var moves: [(from: Location, to: Location)] = []

  mutating func removeAll() { moves.removeAll(keepingCapacity: true) }

  /// Adds `to = from`; each target is added once.
  mutating func add(_ from: Location, _ to: Location) {
    if from != to { moves.append((from, to)) }
  }

  /// Calls `emit` for each step of a sequential order. `spare` gives a location for what is in `to` while the cycle of that move is open;
  /// nil where the two general registers of the move shall be exchanged instead.
  func resolve(spare: (_ from: Location, _ to: Location) -> Location?, emit: (Placed) -> Void) {
    var pending = moves
    while !pending.isEmpty {
      var progressed = false
      var index = 0
      while index < pending.count {
        let move = pending[index]
        if pending.contains(where: { $0.from == move.to }) {
          index += 1
          continue
        }
        emit(.move(move.from, move.to))
        pending.remove(at: index)
        progressed = true
      }
      if progressed { continue }
      // Only cycles are left: every target is a source.
      let first = pending[0]
      if let spare = spare(first.from, first.to) {
        emit(.move(first.to, spare))
        for index in pending.indices where pending[index].from == first.to { pending[index].from = spare }
      } else {
        // After the exchange `to` has its value, and whoever wanted what was in `to` finds it in `from`.
        var exchange = Placed(kind: .exchange)
        exchange.from = first.from
        exchange.to = first.to
        emit(exchange)
        pending.remove(at: 0)
        for index in pending.indices {
          if pending[index].from == first.to {
            pending[index].from = first.from
          } else if pending[index].from == first.from {
            pending[index].from = first.to
          }
        }
        pending.removeAll { $0.from == $0.to }
      }
    }
  }
}
