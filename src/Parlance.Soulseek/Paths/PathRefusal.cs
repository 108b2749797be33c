namespace Parlance.Soulseek;

/// <summary>Why a path that a stranger named was not made, opened or moved to. None of them tells where on the disk the root lies.</summary>
public enum PathRefusal
{
    /// <summary>Nothing was refused.</summary>
    None,

    /// <summary>The path has no name in it.</summary>
    Empty,

    /// <summary>A part of the path is <c>.</c> or <c>..</c>.</summary>
    Traversal,

    /// <summary>The path is longer than <see cref="SafePathOptions.MaxPathBytes"/>.</summary>
    TooLong,

    /// <summary>More folders lie within one another than <see cref="SafePathOptions.MaxDepth"/>.</summary>
    TooDeep,

    /// <summary>A link, or something that is no folder, stands where a folder or the file should be; links are not followed.</summary>
    LinkInTheWay,

    /// <summary>There is a folder or a device of this name, not a file.</summary>
    NotAFile,

    /// <summary>There is a file of this name already.</summary>
    Exists,

    /// <summary>There is no such file.</summary>
    NotFound,

    /// <summary>The system does not let this process read or write there.</summary>
    NoAccess,

    /// <summary>The disk is full.</summary>
    NoSpace,

    /// <summary>Anything else that the system reports.</summary>
    Failed,
}
