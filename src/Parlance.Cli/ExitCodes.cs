namespace Parlance.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>It ran, and the answer is no: bytes were not understood, a page is stale.</summary>
    public const int No = 1;

    /// <summary>It could not run: a file is missing or an argument makes no sense.</summary>
    public const int Unusable = 2;
}
