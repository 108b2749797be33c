using Parlance.Wire;

namespace Parlance.Ares.Client;

/// <summary>What the parts of a client share: the way to the room, and waiting for its answers.</summary>
internal sealed class RoomLine(RoomMirror mirror, AresClientOptions options, TimeProvider time)
{
    public RoomMirror Mirror => mirror;

    public TimeProvider Time => time;

    public TimeSpan Patience => options.ReplyTimeout;

    private RoomConnection Connection => mirror.Connection ?? throw new AresException("the client is in no room");

    public ValueTask SendAsync<T>(in T message, CancellationToken cancel)
        where T : struct, IMessage<T> => SendAsync(Frame(message), cancel);

    public ValueTask SendAsync(byte[] frames, CancellationToken cancel) => Connection.SendAsync(frames, cancel);

    public IEnumerable<byte[]> Shares(IEnumerable<AresFile> files) => ShareBatches.Of(files, Connection.Cipher);

    /// <summary>A message as a frame.</summary>
    /// <exception cref="AresException">The client is in no room, or a text is longer than the protocol allows.</exception>
    public byte[] Frame<T>(in T message)
        where T : struct, IMessage<T>
    {
        try
        {
            return AresFrames.ToBytes(message, Connection.Cipher);
        }
        catch (WireException tooLong)
        {
            throw new AresException(tooLong.Message, tooLong);
        }
    }

    /// <summary>Sends something that the room answers only sometimes, and waits until it has worked it through.</summary>
    /// <returns>The question, and whether the room came to its end in time.</returns>
    public async Task<(Fence Fence, bool IsClosed)> AskAsync(string about, byte[] frame, CancellationToken cancel)
    {
        var me = mirror.Name;
        var fence = mirror.Fences.Open(about, me);
        try
        {
            await SendAsync([.. frame, .. Frame(new ToServer.CustomData(Fences.Ident, me, fence.Content))], cancel);
            await fence.Closed.WaitAsync(Patience, time, cancel);
            return (fence, true);
        }
        catch (TimeoutException)
        {
            return (fence, false);
        }
        finally
        {
            mirror.Fences.Forget(fence);
        }
    }

    /// <summary>Sends a command or the like, and gathers what the room says to it.</summary>
    public async Task<CommandReply> AskAsync(byte[] frame, CancellationToken cancel)
    {
        var (fence, isClosed) = await AskAsync(string.Empty, frame, cancel);
        return new CommandReply(fence.Told, mirror.Level, mirror.Name, isClosed);
    }

    /// <summary>Waits for an answer; the fallback when none comes in time.</summary>
    public async Task<T> WaitAsync<T>(Task<T> answer, T otherwise, CancellationToken cancel)
    {
        try
        {
            return await answer.WaitAsync(Patience, time, cancel);
        }
        catch (TimeoutException)
        {
            return otherwise;
        }
        finally
        {
            mirror.Requests.Forget(answer);
        }
    }
}
