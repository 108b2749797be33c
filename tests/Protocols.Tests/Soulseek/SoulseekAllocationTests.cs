using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.Protocols.Tests.Soulseek;

/// <summary>How much memory a message may cost beyond the buffer it is written to; the second of two equal runs is measured.</summary>
public sealed class SoulseekAllocationTests
{
    private static readonly ToClient.MessageUser Private = new(3_973_883_830, 1_795_175_070, "some user", "what about the other pressing of it?", true);

    [Fact]
    public void A_private_message_is_written_without_any()
    {
        using var buffer = new WireBuffer();
        Allocated(() => Write(SoulseekFrames.FromServer, Private, buffer)).ShouldBe(0);
    }

    [Fact]
    public void A_private_message_costs_its_strings_to_read()
    {
        var body = Body(SoulseekFrames.FromServer, Private);
        var strings = StringSize(Private.Username) + StringSize(Private.Message);
        Allocated(() => SoulseekFrames.FromServer.Read<ToClient.MessageUser>(body)).ShouldBeInRange(strings, strings + 64);
    }

    [Fact]
    public void Search_results_of_100_files_cost_8_kB_to_write_and_36_kB_to_read()
    {
        var message = Shares.SearchResponse(100);
        using var buffer = new WireBuffer();
        Allocated(() => Write(SoulseekFrames.Peer, message, buffer)).ShouldBeLessThanOrEqualTo(8 * 1024);

        var body = Body(SoulseekFrames.Peer, message);
        Allocated(() => SoulseekFrames.Peer.Read<ToPeer.FileSearchResponse>(body)).ShouldBeLessThanOrEqualTo(36 * 1024);
    }

    [Fact]
    public void A_thousand_folders_of_20_files_cost_1200_kB_to_write_and_3200_kB_to_read()
    {
        var message = Shares.FileList(1_000, 20);
        using var buffer = new WireBuffer();
        Allocated(() => Write(SoulseekFrames.Peer, message, buffer)).ShouldBeLessThanOrEqualTo(1_200_000);

        var body = Body(SoulseekFrames.Peer, message);
        Allocated(() => SoulseekFrames.Peer.Read<ToPeer.SharedFileListResponse>(body)).ShouldBeLessThanOrEqualTo(3_200_000);
    }

    [Fact]
    public void The_token_of_search_results_costs_no_more_for_many_files()
    {
        var body = Body(SoulseekFrames.Peer, Shares.SearchResponse(5_000));
        ZlibBody.TokenOf(body).ShouldBe(123_456u);
        Allocated(() => ZlibBody.TokenOf(body)).ShouldBeLessThanOrEqualTo(2 * 1024);
    }

    private static void Write<T>(SoulseekLink link, in T message, WireBuffer buffer)
        where T : struct, IMessage<T>
    {
        buffer.Clear();
        link.Write(message, buffer);
    }

    private static byte[] Body<T>(SoulseekLink link, in T message)
        where T : struct, IMessage<T>
    {
        using var buffer = new WireBuffer();
        link.Write(message, buffer);
        return buffer.Written[link.Format.Header..].ToArray();
    }

    private static long Allocated(Action action)
    {
        action();
        action();
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static long StringSize(string text) => (22 + (2 * text.Length) + 7) / 8 * 8;
}
