using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>A folder of a list of shares. Source: 002 SharedFileList:5.</summary>
/// <param name="Name">Full path, separated by backslashes.</param>
/// <param name="Files">Its files, with bare names.</param>
public readonly record struct FolderRecord(WireText Name, FileRecord[] Files) : IWire<FolderRecord>
{
    /// <inheritdoc/>
    public static FolderRecord Layout<TVisitor>(ref TVisitor v, in FolderRecord m)
        where TVisitor : struct, IVisitor, allows ref struct =>
        new(v.Text("name", m.Name, SoulseekLimits.Path), v.List("files", m.Files, SoulseekLimits.Files));
}
