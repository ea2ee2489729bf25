import Parallelism
import Solver

/// What a derivation works with on one thread, and what it has used of it.
final class Workbench {
  let prover: RefinementProver
  let patientProver: RefinementProver
  let arena = SharedArena()
  /// What happened, line by line, for `genus explain`.
  private(set) var story: [Generalization.Step] = []
  /// How long each phase took.
  private(set) var phases: [(name: String, seconds: Double)] = []
  private var last = ContinuousClock.now

  private init(_ prover: RefinementProver, _ patientProver: RefinementProver) {
    self.prover = prover
    self.patientProver = patientProver
  }

  convenience init(resourceLimit: UInt32, cores: Cores) {
    self.init(
      RefinementProver(resourceLimit: resourceLimit, cores: cores), RefinementProver(resourceLimit: 2 * resourceLimit, cores: cores))
    prover.remembersStrategies = true
  }

  /// Resource units that the proofs of families have taken so far.
  var resourcesUsed: UInt64 { prover.resourcesUsed + patientProver.resourcesUsed }

  /// `start`: when what is told of began.
  func tell(_ text: String, since start: ContinuousClock.Instant? = nil) {
    story.append(.init(text: text, seconds: start.map { $0.secondsUntilNow }))
  }

  /// A phase ends.
  func lap(_ name: String) {
    add(name, last.secondsUntilNow)
    last = .now
  }

  /// What the time went to since the last phase ended is told elsewhere.
  func skip() { last = .now }

  /// Time that a phase took on any core.
  func add(_ name: String, _ seconds: Double) {
    if let index = phases.firstIndex(where: { $0.name == name }) { phases[index].seconds += seconds } else { phases.append((name, seconds)) }
  }

  /// One for another thread, with provers that know what this one's do.
  func fork() -> Workbench { Workbench(prover.fork(), patientProver.fork()) }

  /// Takes over what was told and used at another, which was a part of this one's work.
  func join(_ fork: Workbench) {
    prover.join(fork.prover)
    patientProver.join(fork.patientProver)
    story += fork.story
    for (name, seconds) in fork.phases { add(name, seconds) }
    skip()
  }

  /// What is being proven here isn't wanted; may be called by another thread.
  func cancel() {
    prover.cancel()
    patientProver.cancel()
  }
}

extension ContinuousClock.Instant {
  var secondsUntilNow: Double {
    let duration = (ContinuousClock.now - self).components
    return Double(duration.seconds) + Double(duration.attoseconds) * 1e-18
  }
}
