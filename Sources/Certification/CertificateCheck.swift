package import Rules
import Synchronization

/// Lets a solver confirm certificates.
package struct CertificateCheck: Sendable {
  package let solver: ExternalSolver
  package let folder: CertificateFolder

  package init(solver: ExternalSolver, folder: CertificateFolder) {
    self.solver = solver
    self.folder = folder
  }

  package struct Result: Sendable {
    package var answer: ExternalSolver.Answer
    /// The cases that the answer was put together from; none: it is the answer to the certificate itself.
    package var cases: [Certificate] = []
  }

  /// What comes of each of `certificates`, which are in the folder and belong to `rules`; `jobs` queries at a time.
  ///
  /// Soundness that isn't quickly answered is divided into cases (``Certificate/divisions(of:at:)``). Those that led to an answer are added to the
  /// folder. Throws where that can't be written.
  package func results(for certificates: [Certificate], of rules: [Rule], jobs: Int) throws(CertificateFolder.WriteError) -> [Result] {
    let byName = Dictionary(rules.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let fault = Mutex<CertificateFolder.WriteError?>(nil)
    let results = ExternalSolver.each(certificates, jobs: jobs) { certificate in
      do throws(CertificateFolder.WriteError) {
        return try result(for: certificate, byName[certificate.rule])
      } catch {
        fault.withLock { $0 = error }
        return Result(answer: .unknown)
      }
    }
    if let fault = fault.withLock({ $0 }) { throw fault }
    try folder.list(zip(certificates, results).flatMap { [$0] + $1.cases })
    return results
  }

  private func result(for certificate: Certificate, _ rule: Rule?) throws(CertificateFolder.WriteError) -> Result {
    let path = folder.path + "/" + certificate.path
    let quick = solver.quickAnswer(to: path)
    if quick.isAnswer { return Result(answer: quick) }
    if certificate.obligation == .sound, let rule {
      for division in Certificate.divisions(of: rule, at: certificate.widths) {
        try folder.add(division)
        let answer = answer(to: division)
        if answer.isAnswer { return Result(answer: answer, cases: division) }
        folder.remove(division)
      }
    }
    return Result(answer: solver.answer(to: path))
  }

  /// Of the first part of a division that isn't confirmed; what contradicts the first, which says that the cases are complete, says nothing.
  private func answer(to division: [Certificate]) -> ExternalSolver.Answer {
    for (index, part) in division.enumerated() {
      let answer = solver.quickAnswer(to: folder.path + "/" + part.path)
      if answer != .unsatisfiable { return index == 0 ? .unknown : answer }
    }
    return .unsatisfiable
  }
}
