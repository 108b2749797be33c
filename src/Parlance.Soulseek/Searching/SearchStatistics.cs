namespace Parlance.Soulseek;

/// <summary>What came of a search so far.</summary>
/// <param name="Results">Answers taken.</param>
/// <param name="Files">Files in them.</param>
/// <param name="Filtered">Answers left out by the options.</param>
/// <param name="Dropped">Answers lost because the reader was too slow.</param>
public readonly record struct SearchStatistics(int Results, int Files, int Filtered, int Dropped);
