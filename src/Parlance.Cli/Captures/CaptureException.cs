namespace Parlance.Cli.Captures;

/// <summary>A file that is no capture, or one of a kind that is not understood.</summary>
internal sealed class CaptureException(string message) : Exception(message);
