namespace Parlance.Soulseek;

/// <summary>How far a scan has come.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="Folders">Folders seen so far.</param>
/// <param name="Files">Files seen so far.</param>
public readonly record struct ScanProgress(ScanStage Stage, int Folders, int Files);

/// <summary>What a scan is doing.</summary>
public enum ScanStage
{
    /// <summary>It walks through folders and reads attributes of sound files.</summary>
    Walking,

    /// <summary>It makes what was found searchable.</summary>
    Indexing,

    /// <summary>The new shares are in force.</summary>
    Done,
}
