import Dispatch
import Foundation

/// One piece of work after another, where a core is free two at a time.
///
/// All comes out as if each piece were done in its turn: `work` depends on nothing but the piece, and what was begun ahead and isn't wanted when
/// its turn has come is thrown away.
package struct Lookahead<Piece, Result> {
  private let cores: Cores
  /// The piece of a place in the order, with copies of all that it changes. It is the same whether it is asked for in its turn or before.
  private let piece: (Int) -> Piece
  /// Is called from other threads.
  private let work: (Piece) -> Result
  /// Tells a piece that nobody wants its result; another thread may be working on it.
  private let cancel: (Piece) -> Void

  package init(cores: Cores, piece: @escaping (Int) -> Piece, work: @escaping (Piece) -> Result, cancel: @escaping (Piece) -> Void) {
    self.cores = cores
    self.piece = piece
    self.work = work
    self.cancel = cancel
  }

  /// Pieces planned beside the one whose turn it is.
  private static var depth: Int { 3 }

  /// `isWanted`: whether the piece of a place in `0..<count` is worth doing, as things stand. `commit` gets each result in its turn.
  package func run(_ count: Int, isWanted: (Int) -> Bool, commit: (Int, Piece, Result) -> Void) {
    func wanted(from start: Int, limit: Int) -> [Int] {
      var places: [Int] = []
      var place = start
      while place < count, places.count < limit {
        if isWanted(place) { places.append(place) }
        place += 1
      }
      return places
    }
    var board: Board?
    defer { board?.close() }
    var turn = wanted(from: 0, limit: 1).first
    while let place = turn {
      let next = wanted(from: place + 1, limit: board == nil ? 1 : Self.depth)
      if board == nil, !next.isEmpty, cores.take() { board = Board(self) }
      if let board {
        board.plan([place] + next)
        let (piece, result) = board.outcome(of: place)
        commit(place, piece, result)
      } else {
        let piece = piece(place)
        commit(place, piece, work(piece))
      }
      turn = wanted(from: place + 1, limit: 1).first
    }
  }

  /// What is planned, begun and done, by two threads: one in the place of the thread that waits for them, one on the other core.
  private final class Board: @unchecked Sendable {
    // All that changes is in `state`, behind the lock; a piece is handed over with it, and used by one thread at a time.
    private struct State {
      var planned: [(place: Int, piece: Piece)] = []
      var begun: [Int: Piece] = [:]
      var done: [Int: (Piece, Result)] = [:]
      var isClosed = false
      var threads = 2
    }
    private let lookahead: Lookahead
    private var state = State()
    private let lock = NSLock()
    private let planned = DispatchSemaphore(value: 0)
    private let finished = DispatchSemaphore(value: 0)
    /// The solver's recursion is deep.
    private static var stackSize: Int { 64 << 20 }

    init(_ lookahead: Lookahead) {
      self.lookahead = lookahead
      for _ in 0..<state.threads {
        let thread = Thread { self.work() }
        thread.stackSize = Self.stackSize
        thread.start()
      }
    }

    private func withState<Value>(_ body: (inout State) -> Value) -> Value { lock.withLock { body(&state) } }

    /// `places` are wanted next, in this order; what else was planned or begun isn't.
    func plan(_ places: [Int]) {
      let (needless, added) = withState { state in
        let needless = state.begun.filter { !places.contains($0.key) }.map(\.value)
        state.begun = state.begun.filter { places.contains($0.key) }
        state.done = state.done.filter { places.contains($0.key) }
        let known = state.planned
        state.planned = places.filter { state.begun[$0] == nil && state.done[$0] == nil }.map { place in
          known.first { $0.place == place } ?? (place, lookahead.piece(place))
        }
        return (needless, state.planned.count - known.count { old in state.planned.contains { $0.place == old.place } })
      }
      needless.forEach(lookahead.cancel)
      for _ in 0..<added { planned.signal() }
    }

    func close() {
      withState { $0.isClosed = true }
      plan([])
      for _ in 0..<2 { planned.signal() }
    }

    private func work() {
      while true {
        planned.wait()
        let (next, isClosed) = withState { state -> ((place: Int, piece: Piece)?, Bool) in
          if state.isClosed {
            state.threads -= 1
            if state.threads == 0 { lookahead.cores.vacate() }
            return (nil, true)
          }
          guard !state.planned.isEmpty else { return (nil, false) }
          let next = state.planned.removeFirst()
          state.begun[next.place] = next.piece
          return (next, false)
        }
        if isClosed { return }
        guard let (place, piece) = next else { continue }
        let result = lookahead.work(piece)
        withState { if $0.begun.removeValue(forKey: place) != nil { $0.done[place] = (piece, result) } }
        finished.signal()
      }
    }

    /// What came of the piece whose turn it is.
    func outcome(of place: Int) -> (Piece, Result) {
      while true {
        if let done = withState({ $0.done.removeValue(forKey: place) }) { return done }
        finished.wait()
      }
    }
  }
}
