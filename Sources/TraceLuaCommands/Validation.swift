import Glibc

/// Hands recorded traces to `genus validate`: the solver is no part of `tracelua`.
///
/// The recordings go through a temporary file to the executable `genus` that lies beside this one; what it says goes to standard error.
final class Validation {
  private let file: UnsafeMutablePointer<FILE>
  private let path: String

  /// Nil where no temporary file can be made.
  init?() {
    var template = Array("/tmp/tracelua-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0, let file = fdopen(descriptor, "w") else { return nil }
    self.file = file
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  func add(_ recording: String) { fputs(recording, file) }

  /// Says why the traces aren't valid, or can't be validated; nil if no trace is wrong.
  func finish() -> CommandFailure? {
    fclose(file)
    defer { unlink(path) }
    guard let genus = Self.executable else { return .unreadable("there is no 'genus' beside this executable, which --validate needs") }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO)
    let words = [genus, "validate", path]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { word in strdup(word) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    guard posix_spawn(&process, genus, &actions, nil, &arguments, environ) == 0 else { return .unreadable("cannot run \(genus)") }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    // The exit status is in the second byte; the first says that it ended by itself.
    if status & 0x7f != 0 || status >> 8 > 1 { return .unreadable("the validation failed") }
    return status >> 8 == 0 ? nil : CommandFailure(message: "an optimized trace isn't equal to what was recorded", status: 1)
  }

  private static var executable: String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard count > 0 else { return nil }
    let own = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard let slash = own.lastIndex(of: "/") else { return nil }
    let path = own[...slash] + "genus"
    return access(String(path), X_OK) == 0 ? String(path) : nil
  }
}
