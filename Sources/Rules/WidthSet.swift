/// A set of widths from 1 to 64 bits.
public struct WidthSet: Hashable, Sendable {
  /// Bit i stands for width i + 1.
  private var members: UInt64

  public init(_ widths: some Sequence<Int>) {
    members = 0
    for width in widths where (1...64).contains(width) { members |= 1 << UInt64(width - 1) }
  }
  /// All widths from 1 to 64.
  public static let all = WidthSet(1...64)

  public func contains(_ width: Int) -> Bool { (1...64).contains(width) && members >> UInt64(width - 1) & 1 != 0 }
  /// The members, ascending.
  public var widths: [Int] { (1...64).filter(contains) }
  public var isEmpty: Bool { members == 0 }

  /// The members as `1...64`, `8`, or `1...4,8,16...64`.
  public var text: String {
    var parts: [String] = []
    var width = 1
    while width <= 64 {
      guard contains(width) else {
        width += 1
        continue
      }
      var last = width
      while contains(last + 1) { last += 1 }
      parts.append(last == width ? "\(width)" : "\(width)...\(last)")
      width = last + 1
    }
    return parts.joined(separator: ",")
  }

  /// Reads what ``text`` writes; nil where it isn't that.
  public init?(_ text: some StringProtocol) {
    var widths: [Int] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = String(part.filter { $0 != " " }).split(separator: "...", omittingEmptySubsequences: false).map { Int(String($0)) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, 1 <= first, first <= last, last <= 64 else { return nil }
      widths += first...last
    }
    self.init(widths)
  }
}
