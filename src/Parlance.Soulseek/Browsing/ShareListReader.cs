using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Reads a list of shares folder by folder while it is inflated, so that a large one is never held as a whole. Source: 002 SharedFileList:5.</summary>
internal sealed class ShareListReader(Stream compressed) : IDisposable
{
    private const int Most = 0x7FFF_FFC7;
    private readonly ZLibStream zlib = new(compressed, CompressionMode.Decompress, leaveOpen: true);
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
    private int start;
    private int end;
    private long inflated;

    /// <summary>Reads all folders.</summary>
    /// <param name="each">Gets them one by one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="WireException">The bytes are not a list of shares.</exception>
    public async Task ReadAsync(Func<BrowsedFolder, ValueTask> each, CancellationToken cancellationToken)
    {
        try
        {
            await FoldersAsync(each, isLocked: false, cancellationToken);
            if (await HasAsync(4, cancellationToken))
            {
                start += 4;
            }

            if (await HasAsync(4, cancellationToken))
            {
                await FoldersAsync(each, isLocked: true, cancellationToken);
            }
        }
        catch (InvalidDataException wrong)
        {
            throw new WireException("zlib", 0, wrong.Message);
        }
    }

    public void Dispose()
    {
        zlib.Dispose();
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    private async Task FoldersAsync(Func<BrowsedFolder, ValueTask> each, bool isLocked, CancellationToken cancellationToken)
    {
        var count = await CountAsync("folders", SoulseekLimits.Folders, cancellationToken);
        for (var i = 0; i < count; i++)
        {
            var path = await TextAsync(cancellationToken);
            await each(new BrowsedFolder(path, await FilesAsync(cancellationToken), isLocked));
        }
    }

    private async Task<List<FileRecord>> FilesAsync(CancellationToken cancellationToken)
    {
        var count = await CountAsync("files", SoulseekLimits.Files, cancellationToken);
        var files = new List<FileRecord>(Math.Min(count, 256));
        for (var i = 0; i < count; i++)
        {
            var length = await FileLengthAsync(cancellationToken);
            files.Add(Reader.Read<FileRecord>(buffer.AsSpan(start, length), SoulseekStyle.Wire));
            start += length;
        }

        return files;
    }

    /// <summary>How long the record at the front is; it is there as a whole afterwards.</summary>
    private async ValueTask<int> FileLengthAsync(CancellationToken cancellationToken)
    {
        var name = 1 + 4 + await LengthAtAsync(1, "name", SoulseekLimits.Path, cancellationToken);
        var extension = name + 8 + 4 + await LengthAtAsync(name + 8, "extension", SoulseekLimits.Name, cancellationToken);
        var whole = extension + 4 + (8 * await LengthAtAsync(extension, "attributes", SoulseekLimits.Attributes, cancellationToken));
        await NeedAsync(whole, cancellationToken);
        return whole;
    }

    private async ValueTask<WireText> TextAsync(CancellationToken cancellationToken)
    {
        var length = await LengthAtAsync(0, "name", SoulseekLimits.Path, cancellationToken);
        await NeedAsync(4 + length, cancellationToken);
        var reader = new Reader(buffer.AsSpan(start, 4 + length), SoulseekStyle.Wire);
        start += 4 + length;
        return reader.Text("name", default, SoulseekLimits.Path);
    }

    private async ValueTask<int> CountAsync(string what, int max, CancellationToken cancellationToken)
    {
        var count = await LengthAtAsync(0, what, max, cancellationToken);
        start += 4;
        return count;
    }

    private async ValueTask<int> LengthAtAsync(int offset, string what, int max, CancellationToken cancellationToken)
    {
        await NeedAsync(offset + 4, cancellationToken);
        var value = BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(start + offset));
        return value <= max ? (int)value : throw new WireException(what, (int)Math.Min(inflated, int.MaxValue), $"{value} is more than {max}");
    }

    private async ValueTask NeedAsync(int count, CancellationToken cancellationToken)
    {
        if (!await HasAsync(count, cancellationToken))
        {
            throw new WireException("list of shares", (int)Math.Min(inflated, int.MaxValue), "ends too soon");
        }
    }

    private async ValueTask<bool> HasAsync(int count, CancellationToken cancellationToken)
    {
        while (end - start < count)
        {
            MakeRoom(count);
            var read = await zlib.ReadAsync(buffer.AsMemory(end), cancellationToken);
            if (read == 0)
            {
                return false;
            }

            end += read;
            inflated += read;
            if (inflated > Most)
            {
                throw new WireException("zlib", 0, "inflates to more than is allowed");
            }
        }

        return true;
    }

    private void MakeRoom(int count)
    {
        if (buffer.Length < count)
        {
            var next = ArrayPool<byte>.Shared.Rent(count * 2);
            buffer.AsSpan(start, end - start).CopyTo(next);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = next;
        }
        else
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
        }

        (start, end) = (0, end - start);
    }
}
