import Testing
import TraceIR
import TraceOptimizer
import TraceValidation

@Suite struct ValidationTests {
  /// `v0` and `v1` are any integers; `v2 = v0 + v1`, and the recorded steps are as given.
  private func report(_ steps: String, body: String = "") throws -> ValidationReport {
    let text = """
      recording 0 test
      v0 = slot 0 : i64 @0
      v1 = slot 1 : i64 @0
      v2 = add v0, v1
      v3 = slt v0, v1
      guard.true v3 @0
      \(body)
      end exit @0
      @0 pc 0 { 2: v2 }
      steps
      \(steps)
      """
    return ValidationReport(try #require(try Recording.parse(text).first))
  }

  @Test func equalValuesAreProven() throws {
    // The last: without overflow the sum is above one operand where the other is above zero.
    let report = try report("2: add v0, v1 = v2\n3: sub v2, v1 = v0\n3: xor v2, v2 = 0\n5: sle v1, v0 = i1(0)\n5: guard v3 = i1(1)")
    #expect(report.steps == [.same, .proven, .proven, .proven, .proven])
  }

  /// What is right only behind the guard is wrong in front of it.
  @Test func guardsCountFromWhereTheyStand() throws {
    let report = try report("4: sle v1, v0 = i1(0)")
    guard case .wrong(let values) = report.steps[0] else {
      Issue.record("\(report.steps)")
      return
    }
    // A counterexample that is one: v1 <= v0.
    let (first, second) = (try #require(values[0]), try #require(values[1]))
    #expect(Int64(bitPattern: second) <= Int64(bitPattern: first))
    #expect(report.text.contains("WRONG"))
    #expect(report.text.contains("v0 = slot 0 : i64 @0 giving \(Int64(bitPattern: first))"))
  }

  @Test func wrongValuesAreRefuted() throws {
    let steps = ["2: add v0, v1 = v0", "2: sdiv v0, 2 = v1", "5: guard v3 = i1(0)", "3: lshr v0, 1 = 0"]
    for step in steps { #expect(try report(step).wrong == 1, "\(step)") }
  }

  /// A recorded operation that isn't defined allows any value; the optimized trace's own must be defined.
  @Test func definednessIsRefined() throws {
    #expect(try report("5: add.nsw v0, 1 = v5", body: "v5 = add v0, 1").steps == [.proven])
    #expect(try report("5: add v1, 1 = v5", body: "v5 = add.nsw v1, 1").wrong == 1)
    // Behind v0 < v1, v0 + 1 doesn't overflow.
    #expect(try report("5: add v0, 1 = v5", body: "v5 = add.nsw v0, 1").steps == [.proven])
    #expect(try report("5: mul v0, 0 = v5", body: "v5 = udiv 0, v1").wrong == 1)
  }

  @Test func loopAssumptionsAreInductive() throws {
    func verdicts(_ bounds: String) throws -> [StepVerdict] {
      let text = """
        recording 0 test
        v0 = slot 0 : i64 @0
        v1 = sgt v0, 0
        guard.true v1 @0
        loop
        v4 = phi v0, v7 : i64
        v5 = slt v4, 100
        guard.true v5 @0
        v7 = add v4, 1
        end loop
        @0 pc 0 { }
        steps
        8: sge v4, 0 = i1(1)
        loop v4 \(bounds)
        """
      let report = ValidationReport(try #require(try Recording.parse(text).first))
      return report.steps + report.assumptions
    }
    let greatest = UInt64(Int64.max)
    #expect(try verdicts("zeros 0 ones 0 unsigned 1 \(greatest) signed 1 \(greatest)") == [.proven, .proven])
    // Up to 100 only from the second iteration on.
    let bounded = try verdicts("zeros 0 ones 0 unsigned 1 100 signed 1 100")
    guard case .wrong = bounded[1] else {
      Issue.record("\(bounded)")
      return
    }
  }

  @Test func recordingsAreReadBack() throws {
    let recorded = try TraceParser.parse(
      """
      v0 = slot 0 : i64 @0
      v1 = and v0, 255
      v2 = and v1, 15
      v3 = ule v2, 15
      guard.true v3 @0
      v5 = add v2, 1
      v6 = uadd.sat v5, 1
      v7 = slt v6, 1000
      guard.true v7 @0
      end loop @1
      @0 pc 0 { }
      @1 pc 0 { 0: v6 }
      """)
    var pipeline = Pipeline(keepsRecording: true)
    _ = try Optimizer.optimized(recorded, through: &pipeline)
    let recording = try #require(pipeline.recording(number: 3, place: "file.lua:7"))
    let read = try #require(try Recording.parse(recording.text).first)
    #expect(read.text == recording.text)
    #expect(read.steps == recording.steps && read.assumptions == recording.assumptions)
    let report = ValidationReport(read)
    #expect(report.wrong == 0 && report.undecided == 0)
    #expect(report.steps.count >= 8)
    #expect(report.proven > 2)
  }

  @Test func unreadableRecordingsAreRefused() {
    for text in ["x", "recording 0\nend exit", "recording 0\nv0 = slot 0 : i64\nend exit @0\n@0 pc 0 { }\nsteps\n1: add v0, v9 = v0"] {
      #expect(throws: TraceSyntaxError.self) { try Recording.parse(text) }
    }
  }
}
