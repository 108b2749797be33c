using System.Buffers.Binary;
using System.Globalization;
using Parlance.MyIcq.Messages;
using Parlance.Wire;
using Parlance.Wire.Clients;

namespace Parlance.MyIcq;

/// <summary>A file session behind its hello: FILE_INFO, FILE_RECEIVE, and then the bytes.</summary>
internal sealed class FileSession(MyIcqPeer peer, FrameStream stream, IProgress<MyIcqFileProgress>? progress)
{
    /// <summary>Frames that leave together.</summary>
    private const int Batch = 32;

    private const int LongestOfPart = 220;
    private long carried;

    /// <summary>Sends a file and waits until the other side closes.</summary>
    public Task<MyIcqFileResult> SendAsync(FileInfo file, CancellationToken cancellation) => GuardAsync(async patience =>
    {
        var content = file.Open(new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read, BufferSize = 0 });
        await using (content.ConfigureAwait(false))
        {
            var name = peer.Client.Options.Codepage.Encode(file.Name, FileNames.Longest);
            await stream.SendAsync(new ToPeer.FileOffer(name, (uint)file.Length), peer.Client, peer.Options.Face, patience.Token).ConfigureAwait(false);
            await stream.ExpectAsync<ToPeer.FileReceive>(patience.Token).ConfigureAwait(false);
            await SendAsync(content, file, patience).ConfigureAwait(false);
        }

        stream.Finish();
        while (await stream.ReadAsync(patience.Token).ConfigureAwait(false) is not null)
        {
            patience.Extend();
        }

        return file.FullName;
    }, cancellation);

    /// <summary>Receives a file.</summary>
    public Task<MyIcqFileResult> ReceiveAsync(uint from, string folder, long most, CancellationToken cancellation) => GuardAsync(async patience =>
    {
        var (uin, offer) = await stream.ExpectAsync<ToPeer.FileOffer>(patience.Token).ConfigureAwait(false);
        if (uin != from || offer.Size > most)
        {
            throw new WireException("size", 0, $"{offer.Size} bytes; at most {most} are taken");
        }

        var called = peer.Client.Options.Codepage.Decode(offer.Name);
        var name = FileNames.Clean(called[(called.LastIndexOfAny(['/', '\\', ':']) + 1)..], FileNames.Longest);
        var part = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{FileNames.Clean(name, LongestOfPart)}.{Guid.NewGuid():N}.part"));
        try
        {
            await ReceiveAsync(part, name, offer.Size, patience).ConfigureAwait(false);
            return FileNames.Settle(part, folder, name);
        }
        finally
        {
            File.Delete(part);
        }
    }, cancellation);

    private async Task ReceiveAsync(string part, string name, uint size, Deadline patience)
    {
        var target = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: false);
        await using (target.ConfigureAwait(false))
        {
            await stream.SendAsync(default(ToPeer.FileReceive), peer.Client, peer.Options.Face, patience.Token).ConfigureAwait(false);
            while (target.Position < size)
            {
                if (await stream.NextAsync(patience.Token).ConfigureAwait(false) is not { } frame
                    || frame.Header.Command != ToPeer.FilePiece.Spec.Code || frame.Body.Length > size - target.Position)
                {
                    throw new WireException("data", 0, $"{size - target.Position} bytes are missing");
                }

                patience.Extend();
                await target.WriteAsync(frame.Body, patience.Token).ConfigureAwait(false);
                Carry(frame.Body.Length, name, target.Position, size);
            }
        }
    }

    private async Task SendAsync(FileStream content, FileInfo file, Deadline patience)
    {
        var bytes = new byte[MyIcqLimits.FilePiece * Batch];
        using var frames = new WireBuffer(bytes.Length + (Batch * (MyIcqFraming.Prefix + MyIcqLimits.PeerHeader)));
        var header = new PeerHeader(MyIcqEnvelope.Version, 0, (ushort)ToPeer.FilePiece.Spec.Code, peer.Client.Uin, peer.Options.Face);
        while (content.Position < file.Length)
        {
            var count = await content.ReadAsync(bytes, patience.Token).ConfigureAwait(false);
            if (count == 0)
            {
                throw new IOException("The file has become shorter while it was sent.");
            }

            frames.Clear();
            for (var at = 0; at < count; at += MyIcqLimits.FilePiece)
            {
                var length = Math.Min(MyIcqLimits.FilePiece, count - at);
                BinaryPrimitives.WriteUInt16BigEndian(frames.Take(MyIcqFraming.Prefix), (ushort)(MyIcqLimits.PeerHeader + length));
                Writer.Write(header, frames, MyIcqStyle.Default);
                bytes.AsSpan(at, length).CopyTo(frames.Take(length));
            }

            await stream.WriteAsync(frames.WrittenMemory, patience.Token).ConfigureAwait(false);
            patience.Extend();
            Carry(count, file.FullName, content.Position, file.Length);
        }
    }

    private void Carry(int count, string name, long done, long size)
    {
        carried += count;
        peer.Client.Instruments.Carried(count);
        progress?.Report(new MyIcqFileProgress(name, done, size));
    }

    private async Task<MyIcqFileResult> GuardAsync(Func<Deadline, Task<string>> work, CancellationToken cancellation)
    {
        using var patience = peer.Patience(peer.Options.StallTimeout, cancellation);
        try
        {
            return new MyIcqFileResult(MyIcqFileOutcome.Done, await work(patience).ConfigureAwait(false), carried, string.Empty);
        }
        catch (Exception broken) when (broken is IOException or WireException)
        {
            return new MyIcqFileResult(MyIcqFileOutcome.Broken, string.Empty, carried, broken.Message);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new MyIcqFileResult(MyIcqFileOutcome.Broken, string.Empty, carried, "it stood still for too long");
        }
    }
}
