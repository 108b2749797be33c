namespace Parlance.Icq;

/// <summary>How far a transfer is.</summary>
/// <param name="File">The file that is being transferred, as it is called here.</param>
/// <param name="Number">Its number in the transfer, from 1.</param>
/// <param name="Files">How many files there are.</param>
/// <param name="Bytes">Bytes of this file that are there, those from earlier attempts too.</param>
/// <param name="Size">Bytes of this file.</param>
public sealed record IcqFileProgress(string File, int Number, int Files, long Bytes, long Size);

/// <summary>What came of a transfer.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Files">Files that are whole: where they lie.</param>
/// <param name="Bytes">Bytes that were transferred now.</param>
/// <param name="Reason">What the other side said to a refusal, or what broke.</param>
public sealed record IcqFileResult(IcqFileOutcome Outcome, IReadOnlyList<string> Files, long Bytes, string Reason);

/// <summary>How a transfer ended.</summary>
public enum IcqFileOutcome
{
    /// <summary>All files are whole.</summary>
    Done,

    /// <summary>The other user refused.</summary>
    Refused,

    /// <summary>The other client is not reached.</summary>
    NotReached,

    /// <summary>The offer was withdrawn, or accepted twice.</summary>
    Withdrawn,

    /// <summary>The connection broke, stood still, or the other client did not keep to the protocol; what is there is kept, and the same offer goes on from it.</summary>
    Broken,
}
