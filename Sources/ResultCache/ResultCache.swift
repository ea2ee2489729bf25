package import Findings
import Foundation
import GRDB
package import Generalization
import Synchronization

/// Results of the engine in an SQLite file, so that a finding is worked on once.
///
/// A result is found again only for the same finding, options and engine (``FindingKey``, ``EngineVersion``). Each is written in a transaction
/// of its own: a process that is killed loses at most the one it was writing. Several processes may use one file. A file that is damaged is set
/// aside under another name and started anew. Nothing here ever ends the run: what goes wrong is said once, and results are computed.
package final class ResultCache: Sendable {
  private struct State {
    var queue: DatabaseQueue?
    var mayStartAnew = true
  }
  private let path: String
  private let engine: String
  private let warn: @Sendable (String) -> Void
  private let state: Mutex<State>

  /// More results than this are not kept; the oldest go first.
  private static let countLimit = 200_000
  /// Marks the file as Genus' ("GENU"), so that nobody's database is taken for it.
  private static let applicationID = 0x4745_4E55
  private static let schemaVersion = 1

  /// Opens the file at `path`, made with its folders if there is none. `warn` is told, in words, what goes wrong.
  package init(path: String, engine: String, warn: @escaping @Sendable (String) -> Void) {
    self.path = path
    self.engine = engine
    self.warn = warn
    state = Mutex(State())
    state.withLock { state in
      do {
        try FileManager.default.createDirectory(atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      } catch {
        state.mayStartAnew = false
        return warn("the cache '\(path)' can't be made, going on without: \(error.localizedDescription)")
      }
      use(&state) { _ in }
    }
  }

  /// What is kept for `finding`, marked as cached.
  package func result(for finding: Finding, options: String = "") -> Generalization? {
    let key = FindingKey.text(finding, options: options)
    let hash = ContentDigest.short(engine + "\n" + key)
    let payload = state.withLock { state in
      use(&state) { database in
        try Row.fetchAll(database, sql: "SELECT key, payload, checksum FROM result WHERE hash = ? AND engine = ?", arguments: [hash, engine])
          .first { $0["key"] as String? == key }
          .flatMap { row -> String? in
            guard let payload = row["payload"] as String?, row["checksum"] == ContentDigest.short(payload) else { return nil }
            return payload
          }
      }
    }
    guard var result = (payload ?? nil).flatMap(StoredResult.init(text:))?.result(path: finding.path) else { return nil }
    result.isCached = true
    return result
  }

  /// Keeps `result`, unless it would read back as something else.
  package func store(_ result: Generalization, for finding: Finding, options: String = "") {
    guard StoredResult.readBack(result) != nil, let payload = StoredResult(result).text else { return }
    let key = FindingKey.text(finding, options: options)
    let hash = ContentDigest.short(engine + "\n" + key)
    state.withLock { state in
      use(&state) { database in
        try database.execute(sql: "DELETE FROM result WHERE hash = ? AND engine = ? AND key = ?", arguments: [hash, engine, key])
        try database.execute(
          sql: "INSERT INTO result (hash, engine, key, payload, checksum) VALUES (?, ?, ?, ?, ?)",
          arguments: [hash, engine, key, payload, ContentDigest.short(payload)])
      }
    }
  }

  // MARK: The file

  /// Runs `body` in a transaction; nil where the cache is of no use (any more).
  @discardableResult
  private func use<Result>(_ state: inout State, _ body: (Database) throws -> Result) -> Result? {
    for _ in 0..<2 {
      do {
        if state.queue == nil {
          guard state.mayStartAnew else { return nil }
          state.queue = try openPatiently()
        }
        return try state.queue?.write(body)
      } catch {
        state.queue = nil
        guard state.mayStartAnew, Self.meansDamage(error) else {
          state.mayStartAnew = false
          warn("the cache '\(path)' is not used: \(Self.text(error))")
          return nil
        }
        state.mayStartAnew = setAside(because: error)
      }
    }
    state.mayStartAnew = false
    return nil
  }

  private struct Foreign: Error {}

  /// Another process may be making the file at this moment, which SQLite doesn't always wait for.
  private func openPatiently() throws -> DatabaseQueue {
    var attempts = 0
    while true {
      do { return try open() } catch let error as DatabaseError where error.resultCode.primaryResultCode == .SQLITE_BUSY && attempts < 100 {
        attempts += 1
        Thread.sleep(forTimeInterval: 0.02)
      }
    }
  }

  private func open() throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.journalMode = .wal
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = NORMAL") }
    configuration.label = "results"
    let isNew = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int).map { $0 == 0 } ?? true
    if !isNew {
      // Looked at before anything is changed: it may be somebody else's.
      var reading = Configuration()
      reading.busyMode = .timeout(10)
      let id = try DatabaseQueue(path: path, configuration: reading).read { database in
        let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0
        return isEmpty ? Self.applicationID : try Int.fetchOne(database, sql: "PRAGMA application_id")
      }
      if id != Self.applicationID { throw Foreign() }
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.write { database in
      if try Int.fetchOne(database, sql: "PRAGMA user_version") != Self.schemaVersion {
        try database.execute(
          sql: """
            DROP TABLE IF EXISTS result;
            CREATE TABLE result (id INTEGER PRIMARY KEY, hash INTEGER NOT NULL, engine TEXT NOT NULL, key TEXT NOT NULL, payload TEXT NOT NULL, checksum INTEGER NOT NULL);
            CREATE INDEX resultByHash ON result (hash);
            PRAGMA application_id = \(Self.applicationID);
            PRAGMA user_version = \(Self.schemaVersion);
            """)
      }
      try database.execute(sql: "DELETE FROM result WHERE id <= (SELECT max(id) FROM result) - ?", arguments: [Self.countLimit])
    }
    return queue
  }

  private static func meansDamage(_ error: any Error) -> Bool {
    guard let error = error as? DatabaseError else { return false }
    return [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_FORMAT, .SQLITE_MISMATCH].contains(error.resultCode.primaryResultCode)
  }

  private static func text(_ error: any Error) -> String {
    if error is Foreign { return "it is another program's database" }
    return (error as? DatabaseError)?.message ?? error.localizedDescription
  }

  /// Gives the damaged file another name; whether that worked.
  private func setAside(because error: any Error) -> Bool {
    let other = path + ".damaged"
    for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    try? FileManager.default.removeItem(atPath: other)
    do {
      try FileManager.default.moveItem(atPath: path, toPath: other)
    } catch {
      warn("the cache '\(path)' is damaged and can't be moved away, going on without: \(error.localizedDescription)")
      return false
    }
    warn("the cache '\(path)' is damaged (\(Self.text(error))); it is now '\(other)', and a new one is started")
    return true
  }
}
