namespace Parlance.Soulseek;

/// <summary>What was received cannot be written.</summary>
internal sealed class LocalDiskException(string message, Exception inner) : SoulseekException(message, inner);
