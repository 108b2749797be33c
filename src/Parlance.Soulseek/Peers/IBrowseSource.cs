using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Shows the own shares to others. The client's shares do; a program that has files elsewhere may do it instead.</summary>
public interface IBrowseSource
{
    /// <summary>What the server is told after a login (35 SharedFoldersFiles).</summary>
    (uint Folders, uint Files) Counts { get; }

    /// <summary>The whole list of shares as this user may see it: the zlib body of <see cref="ToPeer.SharedFileListResponse"/>.</summary>
    /// <param name="username">Who browses; a claim.</param>
    /// <param name="cancellationToken">He is gone.</param>
    /// <returns>A stream that knows its <see cref="Stream.Length"/>; it is read once and disposed of. Null to answer nothing.</returns>
    ValueTask<Stream?> OpenSharesAsync(string username, CancellationToken cancellationToken);

    /// <summary>One folder as this user may see it.</summary>
    /// <param name="username">Who asks; a claim.</param>
    /// <param name="folder">Virtual path of the folder.</param>
    /// <returns>Normally the folder alone; nothing when it is not shared.</returns>
    FolderRecord[] Folder(string username, WireText folder);
}
