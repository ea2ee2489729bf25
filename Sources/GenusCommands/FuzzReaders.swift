import Foundation
import Fuzzing

/// `genus fuzz --reader NAME`: damaged files, read in a process of their own, so that one that doesn't survive is found and kept.
///
/// The child tells the number of each variant before it reads it; which variant that is follows from the seed and the number. When the child
/// dies, falls silent or returns something wrong, the variant is written out and another child goes on behind it.
struct ReaderFuzzing {
  var reader: FuzzedReader
  var seed: UInt64
  var count: Int
  /// Folders, or files, to start from.
  var corpus: [String]
  /// Where variants that fail are kept.
  var out: String?

  /// Seconds that one variant may take.
  private static let patience = 10
  /// Bytes of address space that a child may have.
  private static let memory: rlim_t = 4 << 30
  /// After so many failures a run ends.
  private static let failureLimit = 20

  private func mutator() throws -> Mutator {
    let suffix = "." + reader.fileExtension
    let paths = corpus.flatMap { path -> [String] in
      if path.hasSuffix(suffix) { return [path] }
      return (FileManager.default.subpaths(atPath: path) ?? []).filter { $0.hasSuffix(suffix) }.sorted().map { "\(path)/\($0)" }
    }
    let files = paths.compactMap { FileManager.default.contents(atPath: $0) }.map { [UInt8]($0) } + reader.samples.map { Array($0.utf8) }
    if files.isEmpty { throw CommandFailure(message: "no \(suffix) files in \(corpus.joined(separator: ", "))", status: 2) }
    return Mutator(reader, seeds: files)
  }

  // MARK: The child

  /// Reads the variants from number `first` on; each line of the output is a number, or a number and what is wrong with the last variant.
  func work(from first: Int) throws {
    var limit = rlimit(rlim_cur: Self.memory, rlim_max: Self.memory)
    setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    let mutator = try mutator()
    for number in first..<max(first, count) {
      let bytes = mutator.mutant(seed: seed, number: number)
      say("\(number)\n")
      if case .wrong(let what) = reader.read(bytes) { say("\(number) \(what.split(separator: "\n").first ?? "")\n") }
    }
    say("done\n")
  }

  private func say(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

  // MARK: The parent

  /// Runs all variants, prints those that fail, and gives their number.
  func run() throws -> Int {
    let mutator = try mutator()
    var next = 0
    var failures = 0
    while next < count, failures < Self.failureLimit {
      let end = try child(from: next) { number, what in
        failures += 1
        try keep(mutator.mutant(seed: seed, number: number), number, what)
      }
      guard let end else { break }
      failures += 1
      try keep(mutator.mutant(seed: seed, number: end.number), end.number, end.what)
      next = end.number + 1
    }
    print("\(reader.rawValue): \(failures < Self.failureLimit ? count : next) variants, \(failures) failed")
    return failures
  }

  private func keep(_ bytes: [UInt8], _ number: Int, _ what: String) throws {
    print("\(reader.rawValue) --seed \(seed), variant \(number), \(bytes.count) bytes: \(what)")
    guard let out else { return }
    let path = "\(out)/seed-\(seed)-variant-\(number).\(reader.fileExtension)"
    do {
      try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw CommandFailure(message: "can't write '\(path)': \(error.localizedDescription)", status: 2)
    }
  }

  /// One child's life; the variant that ended it, nil if it came to its end by itself.
  private func child(from first: Int, report: (Int, String) throws -> Void) throws -> (number: Int, what: String)? {
    guard let executable = Bundle.main.executablePath else { throw CommandFailure(message: "genus doesn't know where it is", status: 2) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments =
      ["fuzz", "--reader", reader.rawValue, "--seed", String(seed), "--count", String(count), "--from", String(first)]
      + corpus.flatMap { ["--corpus", $0] }
    process.environment = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch { throw CommandFailure(message: "can't start '\(executable)': \(error.localizedDescription)", status: 2) }
    let descriptor = pipe.fileHandleForReading.fileDescriptor
    var current = first
    var isDone = false
    var isSilent = false
    var pending: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      if poll(&request, 1, Int32(Self.patience * 1000)) == 0 {
        isSilent = true
        kill(process.processIdentifier, SIGKILL)
        break
      }
      let size = read(descriptor, &buffer, buffer.count)
      if size <= 0 { break }
      pending += buffer[..<size]
      while let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: pending[..<end], as: UTF8.self)
        pending.removeSubrange(...end)
        let parts = line.split(separator: " ", maxSplits: 1)
        if line == "done" { isDone = true }
        guard let number = parts.first.flatMap({ Int($0) }) else { continue }
        current = number
        if parts.count > 1 { try report(number, String(parts[1])) }
      }
    }
    process.waitUntilExit()
    if isSilent { return (current, "takes more than \(Self.patience) s") }
    if isDone { return nil }
    return (current, process.terminationReason == .uncaughtSignal ? "ends by signal \(process.terminationStatus)" : "exits with \(process.terminationStatus)")
  }
}
