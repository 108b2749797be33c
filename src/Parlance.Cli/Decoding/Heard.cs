using Parlance.Cli.Captures;

namespace Parlance.Cli.Decoding;

/// <summary>When something was said, by whom, to whom.</summary>
internal readonly record struct Heard(DateTime Time, Endpoint From, Endpoint To);
