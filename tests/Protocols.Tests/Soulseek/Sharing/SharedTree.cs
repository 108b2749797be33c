using Parlance.Soulseek;

namespace Parlance.Protocols.Tests.Soulseek.Sharing;

/// <summary>Shares made of paths, without a disk.</summary>
internal static class SharedTree
{
    public static readonly string[] NoPhrases = [];

    /// <summary>A snapshot of these virtual paths; the first folder is the share.</summary>
    public static ShareSnapshot Of(IEnumerable<string> paths, bool foldsAccents = false, Func<string, SharedFolder>? shared = null)
    {
        var files = paths.Select(path => (Folder: path[..path.LastIndexOf('\\')], Name: path[(path.LastIndexOf('\\') + 1)..])).ToList();
        var roots = files.Select(file => file.Folder.Split('\\')[0]).Distinct(StringComparer.Ordinal).ToList();
        var folders = files.GroupBy(file => file.Folder, StringComparer.Ordinal).Select(group => new ScannedFolder(
            roots.IndexOf(group.Key.Split('\\')[0]), group.Key, "/" + group.Key.Replace('\\', '/'), false,
            [.. group.Select(file => file.Name).Order(StringComparer.Ordinal).Select((name, i) => new SharedFile(name, 1000 + i, i, default))])).ToArray();
        Array.Sort(folders, (one, other) => string.CompareOrdinal(one.Virtual, other.Virtual));
        return ShareSnapshot.Make([.. roots.Select(shared ?? (root => new SharedFolder("/" + root)))], folders, foldsAccents, CancellationToken.None);
    }

    public static string[] Find(this ShareSnapshot snapshot, string query, int max = 300, IReadOnlyList<string>? phrases = null) =>
        [.. snapshot.Search(query, snapshot.Stranger, phrases ?? NoPhrases, 3, max)?.Files.Select(file => file.Name.Value) ?? []];
}
