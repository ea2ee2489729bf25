import BitVector
import Diagnostics
import Findings
import Foundation
import Generalization
import KnownFamilies
import Parallelism
import ResultCache
import Rules
import Synchronization

/// The way of findings from files to results: read, recognized as instances of what is known, looked up in the cache, solved.
///
/// Results come in the order of the findings, and don't depend on the number of jobs: a finding is an instance if some family of the findings
/// before it, or one known from the start, does what it says, and the first such is named. Who works on a finding looks early, at what is known
/// by then, only to spare itself the work; the last word is spoken when the finding's turn has come.
struct FindingPipeline: Sendable {
  /// What came of one finding.
  enum Outcome: Sendable {
    case result(Generalization)
    case unreadable(Diagnostic)
  }

  var generalizer = Generalizer()
  /// nil: every finding is solved.
  var cache: ResultCache?
  /// Findings that known families cover are not solved.
  var recognizesInstances: Bool
  /// Rules that are known from the start.
  var known: [Rule] = []
  /// Cores used.
  var jobs: Int
  /// One finding after another, each on all cores.
  var isSequential = false
  var progress: ProgressLine?

  /// A finding on its way, handed from the thread that worked on it to the one that delivers.
  private final class Candidate: @unchecked Sendable {
    // Never used by two threads at once: the batch hands it over under its lock.
    var outcome: Outcome
    var recognition: Recognition?
    init(_ outcome: Outcome, _ recognition: Recognition? = nil) {
      self.outcome = outcome
      self.recognition = recognition
    }
  }

  /// Works through `paths`; `origin` gives the name under which a finding goes on.
  func run(
    _ paths: FindingPaths, origin: @escaping @Sendable (FindingPaths.Entry) -> String = { $0.path },
    deliver: @escaping @Sendable (FindingPaths.Entry, Outcome) -> Void
  ) {
    var initial = KnownFamilies()
    initial.add(known, isTrusted: false)
    let families = Mutex(initial)
    let cores = Cores(jobs)
    var pipeline = self
    pipeline.generalizer.cores = cores
    Batch(jobs: isSequential ? 1 : jobs).run(
      next: { paths.pop() },
      work: { [pipeline, progress] index, entry -> (FindingPaths.Entry, Candidate) in
        progress?.start(index, entry.path)
        defer { progress?.finish(index) }
        return (entry, cores.occupied { pipeline.candidate(entry, origin: origin(entry), known: { families.withLock { $0 } }) })
      },
      deliver: { [pipeline, progress] _, work in
        let (entry, candidate) = work
        if pipeline.recognizesInstances, case .result(let result) = candidate.outcome {
          let clock = ContinuousClock.now
          if result.status != .instance, let matches = candidate.recognition?.consider(families.withLock { $0 }) {
            candidate.outcome = .result(Self.instance(result.path, matches, since: clock))
          } else {
            families.withLock { $0.add(result.rules, isTrusted: true) }
          }
        }
        if let progress { progress.hide { deliver(entry, candidate.outcome) } } else { deliver(entry, candidate.outcome) }
      })
    progress?.end()
  }

  private func candidate(_ entry: FindingPaths.Entry, origin: String, known: () -> KnownFamilies) -> Candidate {
    var finding: Finding
    do throws(Diagnostic) { finding = try FindingReader.read(path: entry.path) } catch { return Candidate(.unreadable(error)) }
    finding.path = origin
    var recognition: Recognition?
    if recognizesInstances {
      let start = ContinuousClock.now
      var own = Recognition(finding)
      if let matches = own.consider(known()) { return Candidate(.result(Self.instance(origin, matches, since: start))) }
      recognition = own
    }
    return Candidate(.result(solution(finding)), recognition)
  }

  /// What the engine makes of a finding, from the cache if it is there. Either way it has gone through the form in which it is kept, so that
  /// the two can't differ.
  func solution(_ finding: Finding) -> Generalization {
    if let answer = FindingSize.answer(finding) { return answer }
    var options = "resources \(generalizer.resourceLimit)"
    if generalizer.alternatives > 0 { options += ", alternatives \(generalizer.alternatives)" }
    if generalizer.decidesWeakness { options += ", weakness" }
    if let known = cache?.result(for: finding, options: options) { return known }
    var result = generalizer.generalize(finding)
    cache?.store(result, for: finding, options: options)
    if let copy = StoredResult.readBack(result) { result = copy }
    return result
  }

  private static func instance(_ path: String, _ matches: [Recognition.Match], since start: ContinuousClock.Instant) -> Generalization {
    var result = Generalization(path: path, status: .instance)
    result.instances = matches.map { match in
      Generalization.Instance(
        rule: match.rule, widths: match.widths.map { .init(name: $0.name, value: Int64($0.bits)) },
        constants: match.constants.map { .init(name: $0.name, value: ConcreteAlgebra.signed($0.bits, $0.width)) })
    }
    let duration = (ContinuousClock.now - start).components
    result.seconds = Double(duration.seconds) + Double(duration.attoseconds) * 1e-18
    result.phases = [("recognition", result.seconds)]
    return result
  }
}
