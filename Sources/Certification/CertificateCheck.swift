package import Rules

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

  /// What comes of `certificate`, which is in the folder and belongs to `rule`.
  ///
  /// Soundness that isn't quickly answered is divided into cases (``Certificate/divisions(of:at:)``). Those that led to an answer are added to the
  /// folder, not to its list. Throws where that can't be written.
  package func result(for certificate: Certificate, of rule: Rule) throws(CertificateFolder.WriteError) -> Result {
    let path = folder.path + "/" + certificate.path
    let quick = solver.quickAnswer(to: path)
    if quick.isAnswer { return Result(answer: quick) }
    if certificate.obligation == .sound {
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
