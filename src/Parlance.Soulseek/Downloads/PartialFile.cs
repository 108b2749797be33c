using System.Security.Cryptography;
using System.Text;

namespace Parlance.Soulseek;

/// <summary>Where a download lies before and after it is finished. All names come from strangers, so all go through <see cref="SafePath"/>.</summary>
internal sealed class PartialFile(DownloadOptions options)
{
    private const string Mark = "INCOMPLETE";
    private static readonly SafePathOptions Flat = new() { Folders = 0 };

    private string Incomplete => options.IncompleteDirectory ?? Path.Combine(options.Directory, ".incomplete");

    /// <summary>Where it goes in the end.</summary>
    public SafePathResult Target(Download download) =>
        SafePath.Resolve(download.Request.Directory ?? options.Directory, download.Source.File.Value, download.Request.Layout);

    /// <summary>Where its bytes gather: one file to a source, because two users' files of one name may differ. Named as Nicotine+ does.</summary>
    public SafePathResult Partial(DownloadSource source)
    {
        var hash = Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(source.File.Value + source.Username)));
        var name = source.File.Value[(source.File.Value.LastIndexOfAny(['\\', '/']) + 1)..];
        return SafePath.Resolve(Incomplete, Mark + hash + SafePath.CleanName(name, 200), Flat);
    }

    /// <summary>A finished file of the right size under the very name it would get, so that nothing need be fetched.</summary>
    public string? Finished(Download download) =>
        download.Request.Sink is null && download.Size is { } size && Target(download).Path is { } path && new FileInfo(path.FullPath) is { Exists: true } file && file.Length == size ? path.FullPath : null;

    /// <summary>Removes what is here of unfinished files.</summary>
    public void Discard(IReadOnlyList<DownloadSource> sources)
    {
        foreach (var source in sources)
        {
            Partial(source).Path?.Delete();
        }
    }

    /// <summary>Gives a finished file its place.</summary>
    public (string? Path, PathRefusal Refusal) Finish(Download download)
    {
        if (Partial(download.Source).Path is not { } partial || Target(download) is not { IsAllowed: true } target)
        {
            return (null, PathRefusal.Traversal);
        }

        var moved = partial.MoveTo(target.Path);
        return moved.IsAllowed ? (moved.Path.FullPath, PathRefusal.None)
            : moved.Refusal == PathRefusal.Failed ? Copy(partial, target.Path)
            : (null, moved.Refusal);
    }

    /// <summary>Across file systems.</summary>
    private static (string? Path, PathRefusal Refusal) Copy(SafePath from, SafePath to)
    {
        using (var source = from.OpenRead().Stream)
        {
            var made = to.CreateNew();
            if (source is null || !made.IsOpen)
            {
                return (null, made.Refusal);
            }

            using (made.Stream)
            {
                source.CopyTo(made.Stream);
            }

            to = made.Path;
        }

        from.Delete();
        return (to.FullPath, PathRefusal.None);
    }
}
