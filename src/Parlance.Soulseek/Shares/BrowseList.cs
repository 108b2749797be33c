using System.IO.Compression;
using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>The list of shares for everybody with the same rights, compressed once. It is written folder by folder, so that no more than one folder is ever there uncompressed.</summary>
internal sealed class BrowseList
{
    private const int Level = 4;
    private const int Piece = 64 * 1024;
    private readonly byte[] body;

    private BrowseList(byte[] body) => this.body = body;

    /// <summary>Compresses what a view shows.</summary>
    public static BrowseList Make(IReadOnlyList<ScannedFolder> folders, ShareView view)
    {
        using var target = new MemoryStream();
        using (var zlib = new ZLibStream(target, new ZLibCompressionOptions { CompressionLevel = Level }, leaveOpen: true))
        {
            using var buffer = new WireBuffer(Piece * 2);
            WriteThose(folders, view, ShareVisibility.Open, buffer, zlib);
            new Writer(buffer, SoulseekStyle.Wire).U32("unknown", 0);
            if (folders.Any(folder => view.Of(folder.Share) == ShareVisibility.Locked))
            {
                WriteThose(folders, view, ShareVisibility.Locked, buffer, zlib);
            }

            zlib.Write(buffer.Written);
        }

        return new BrowseList(target.ToArray());
    }

    /// <summary>The compressed bytes from their beginning.</summary>
    public Stream Open() => new MemoryStream(body, writable: false);

    private static void WriteThose(IReadOnlyList<ScannedFolder> folders, ShareView view, ShareVisibility wanted, WireBuffer buffer, ZLibStream zlib)
    {
        var writer = new Writer(buffer, SoulseekStyle.Wire);
        writer.U32("folders", (uint)folders.Count(folder => view.Of(folder.Share) == wanted));
        foreach (var folder in folders)
        {
            if (view.Of(folder.Share) != wanted)
            {
                continue;
            }

            FolderRecord.Layout(ref writer, folder.Record());
            if (buffer.Length >= Piece)
            {
                zlib.Write(buffer.Written);
                buffer.Clear();
            }
        }
    }
}
