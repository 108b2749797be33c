namespace Parlance.Soulseek;

/// <summary>Whose turn it is when a slot is free.</summary>
public enum UploadOrder
{
    /// <summary>Users take turns: who waited longest since his last upload ended, or since he came.</summary>
    RoundRobin,

    /// <summary>The file that was asked for first.</summary>
    FirstInFirstOut,
}
