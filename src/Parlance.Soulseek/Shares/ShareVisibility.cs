namespace Parlance.Soulseek;

/// <summary>How somebody sees a shared folder.</summary>
internal enum ShareVisibility : byte
{
    /// <summary>Not at all.</summary>
    Hidden,

    /// <summary>He sees it and may not have it.</summary>
    Locked,

    /// <summary>He may have it.</summary>
    Open,
}
