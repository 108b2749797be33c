using System.Buffers;
using Parlance.Soulseek;
using Parlance.Testing;
using Parlance.Wire;

namespace Parlance.Protocols.Tests.Soulseek;

/// <summary>Old and odd forms of messages: all are read, the modern one is written.</summary>
public sealed class SoulseekFormsTests
{
    [Fact]
    public void A_login_of_2003_has_neither_hash_nor_minor_version()
    {
        var login = Read<ToServer.Login>("08000000 4a6f686e47616c74 06000000 736563726574 c8000000");
        login.ShouldBe(new ToServer.Login("JohnGalt", "secret", 200, string.Empty, 0));
    }

    [Fact]
    public void A_login_may_end_after_the_hash() =>
        Read<ToServer.Login>("01000000 61 01000000 62 95000000 02000000 6666").ShouldBe(new ToServer.Login("a", "b", 149, "ff", 0));

    [Fact]
    public void A_login_answer_of_2003_ends_after_the_greeting()
    {
        var login = Read<ToClient.Login>("01 02000000 6869");
        login.ShouldBe(new ToClient.Login(true, "hi", Ip4.None, string.Empty, false, string.Empty, string.Empty));
    }

    [Fact]
    public void A_refused_name_always_has_a_detail()
    {
        Written(new ToClient.Login { Reason = LoginFailure.InvalidUsername }).ShouldBe("000F000000" + Hex("INVALIDUSERNAME") + "00000000");
        Written(new ToClient.Login { Reason = LoginFailure.InvalidPassword }).ShouldBe("000B000000" + Hex("INVALIDPASS"));
    }

    [Theory]
    [InlineData("05", 5)]
    [InlineData("05000000", 5)]
    [InlineData("0500", 5)]
    [InlineData("", 0)]
    public void A_child_depth_may_have_one_byte(string body, uint depth)
    {
        Read<ToServer.ChildDepth>(body).Depth.ShouldBe(depth);
        Read<ToPeer.DistribChildDepth>(body).Depth.ShouldBe(depth);
        Written(new ToServer.ChildDepth(depth)).ShouldBe($"0{depth}000000");
    }

    [Fact]
    public void A_flag_of_four_bytes_from_Museek_is_read()
    {
        var info = Read<ToPeer.UserInfoResponse>("02000000 6869 00 03000000 07000000 01000000");
        (info.UploadSlots, info.QueueSize, info.SlotFree, info.UploadPermission).ShouldBe((3u, 7u, true, 0u));
        Read<ToServer.HaveNoParent>("01000000").NoParent.ShouldBeTrue();
        Read<ToPeer.TransferResponse>("64000000 01000000").ShouldBe(new ToPeer.TransferResponse(100, true, 0, string.Empty));
    }

    [Fact]
    public void A_size_above_2_GiB_of_Soulseek_NS_is_mended()
    {
        var file = Read<FileRecordMessage>("01 01000000 61 000000b2ffffffff 00000000 00000000").File;
        file.Size.ShouldBe(0xB2000000ul);
    }

    [Fact]
    public void A_file_offset_of_all_ones_is_kept() => Read<ToPeer.FileOffset>("ffffffffffffffff").Offset.ShouldBe(ulong.MaxValue);

    [Fact]
    public void A_name_in_latin_1_is_echoed_byte_for_byte()
    {
        var request = Read<ToPeer.QueueUpload>("06000000 636166e92e61");
        request.File.Value.ShouldBe("caf\u00e9.a");
        Written(request).ShouldBe("06000000636166E92E61");
        Written(new ToPeer.QueueUpload("caf\u00e9.a")).ShouldBe("07000000636166C3A92E61");
    }

    [Fact]
    public void A_latin_1_name_from_a_list_of_shares_asks_for_the_same_bytes()
    {
        var file = Read<FileRecordMessage>("01 04000000 636166e9 0100000000000000 00000000 00000000").File;
        file.Name.IsLatin1.ShouldBeTrue();
        Written(new ToPeer.QueueUpload(file.Name)).ShouldBe("04000000636166E9");
    }

    [Theory]
    [InlineData("00000000")]
    [InlineData("02000000 00000000 01000000 07000000 09000000")]
    [InlineData("01000000 ff010000 01000000")]
    [InlineData("04000000 00000000 01000000 01000000 02000000 04000000 03000000 05000000 04000000")]
    public void Attributes_of_any_number_and_code_are_kept(string attributes)
    {
        var body = "01 01000000 61 0100000000000000 03000000 6d7033" + attributes;
        var message = Read<FileRecordMessage>(body);

        Written(message).ShouldBe(body.Replace(" ", string.Empty, StringComparison.Ordinal).ToUpperInvariant());
        message.File.Extension.ShouldBe("mp3");
        message.File.Attributes.Count.ShouldBe(attributes[1] - '0');
    }

    [Fact]
    public void An_attribute_is_found_by_its_code()
    {
        var attributes = new SoundAttributes(new(SoundAttribute.Duration, 200), new(SoundAttribute.SampleRate, 44_100));
        attributes.Find(SoundAttribute.SampleRate).ShouldBe(44_100u);
        attributes.Find(SoundAttribute.BitRate).ShouldBeNull();
        Should.Throw<ArgumentOutOfRangeException>(() => attributes[2]);
    }

    [Fact]
    public void Known_endings_are_not_made_anew()
    {
        var first = Read<FileRecordMessage>("01 01000000 61 0100000000000000 03000000 6d7033 00000000").File;
        var second = Read<FileRecordMessage>("01 01000000 62 0100000000000000 03000000 6d7033 00000000").File;
        first.Extension.ShouldBeSameAs(second.Extension);
    }

    [Theory]
    [InlineData(43, SoulseekLimits.FramePeer, true)]
    [InlineData(9, SoulseekLimits.FramePeerLarge, true)]
    [InlineData(37, SoulseekLimits.FramePeerLarge, true)]
    [InlineData(101, SoulseekLimits.FramePeerLarge, true)]
    [InlineData(5, SoulseekLimits.FramePeerHuge, true)]
    [InlineData(16, SoulseekLimits.FramePeerHuge, true)]
    [InlineData(43, SoulseekLimits.FramePeer + 1, false)]
    [InlineData(9, SoulseekLimits.FramePeerLarge + 1, false)]
    [InlineData(5, SoulseekLimits.FramePeerHuge + 1, false)]
    public void A_peer_frame_is_measured_by_its_code_as_soon_as_the_header_has_come(int code, int length, bool isWaitedFor)
    {
        byte[] header = [.. BitConverter.GetBytes(length), .. BitConverter.GetBytes(code)];
        using var framer = new Framer(SoulseekFrames.Peer.Format);
        var read = () =>
        {
            var input = new ReadOnlySequence<byte>(header);
            return SoulseekFrames.Peer.TryRead(framer, ref input, out _, out _);
        };
        if (isWaitedFor)
        {
            read().ShouldBeFalse();
        }
        else
        {
            Should.Throw<WireException>(() => read());
        }
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(3u)]
    [InlineData(SoulseekLimits.FrameFromClient + 1u)]
    [InlineData(0x7fffffffu)]
    [InlineData(0xffffffffu)]
    public void A_client_frame_out_of_bounds_is_refused_before_its_code_has_come(uint length)
    {
        using var framer = new Framer(SoulseekFrames.Server.Format);
        Should.Throw<WireException>(() =>
        {
            var input = new ReadOnlySequence<byte>(BitConverter.GetBytes(length));
            SoulseekFrames.Server.TryRead(framer, ref input, out _, out _);
        });
    }

    [Fact]
    public void Frames_of_every_link_are_read_one_byte_at_a_time()
    {
        foreach (var vector in SoulseekVector.All.Where(v => v.Kind is not ("file" or "obfuscation")))
        {
            var link = SoulseekVector.LinkOf(vector.Link, vector.Way);
            using var framer = new Framer(link.Format);
            for (var length = 0; length < vector.Bytes.Length; length++)
            {
                var part = new ReadOnlySequence<byte>(vector.Bytes, 0, length);
                link.TryRead(framer, ref part, out _, out _).ShouldBeFalse(vector.ToString());
            }

            var whole = Pieces.Of(vector.Bytes, 1);
            link.TryRead(framer, ref whole, out var code, out var body).ShouldBeTrue(vector.ToString());
            code.ShouldBe(vector.Code!.Value);
            body.SequenceEqual(vector.Bytes.AsSpan(link.Format.Header)).ShouldBeTrue(vector.ToString());
        }
    }

    [Fact]
    public void A_message_is_not_written_to_a_link_it_does_not_travel_on()
    {
        using var buffer = new WireBuffer();
        Should.Throw<ArgumentException>(() => SoulseekFrames.Peer.Write(new ToServer.Ping(), buffer));
        buffer.Length.ShouldBe(0);
    }

    [Fact]
    public void A_message_that_cannot_be_written_leaves_the_buffer_as_it_was()
    {
        using var buffer = new WireBuffer();
        buffer.Take(3);
        Should.Throw<WireException>(() => SoulseekFrames.Server.Write(new ToServer.LeaveRoom(new string('r', SoulseekLimits.Name + 1)), buffer));
        Should.Throw<WireException>(() =>
            SoulseekFrames.Peer.Write(Shares.SearchResponse(1) with { Username = new string('u', SoulseekLimits.Name + 1) }, buffer));
        buffer.Length.ShouldBe(3);
    }

    [Fact]
    public void A_compressed_message_goes_through_its_frame_and_back()
    {
        using var buffer = new WireBuffer();
        var message = Shares.FileList(3, 4);
        SoulseekFrames.Peer.Write(message, buffer);
        using var framer = new Framer(SoulseekFrames.Peer.Format);
        var input = new ReadOnlySequence<byte>(buffer.WrittenMemory);
        SoulseekFrames.Peer.TryRead(framer, ref input, out var code, out var body).ShouldBeTrue();
        code.ShouldBe(5u);

        var read = SoulseekFrames.Peer.Read<ToPeer.SharedFileListResponse>(body);
        read.Folders.Select(folder => folder.Name.Value).ShouldBe(message.Folders.Select(folder => folder.Name.Value));
        read.Folders[2].Files[3].Name.ShouldBe(message.Folders[2].Files[3].Name);
        read.Folders[2].Files[3].Attributes[0].ShouldBe(new SoundAttribute(SoundAttribute.BitRate, 320));
    }

    private static T Read<T>(string hex)
        where T : struct, IWire<T> =>
        Reader.Read<T>(Convert.FromHexString(hex.Replace(" ", string.Empty, StringComparison.Ordinal)), SoulseekStyle.Wire);

    private static string Written<T>(in T message)
        where T : struct, IWire<T>
    {
        using var buffer = new WireBuffer();
        Writer.Write(message, buffer, SoulseekStyle.Wire);
        return Convert.ToHexString(buffer.Written);
    }

    private static string Hex(string text) => Convert.ToHexString(System.Text.Encoding.ASCII.GetBytes(text));

    /// <summary>A file record alone.</summary>
    private readonly record struct FileRecordMessage(FileRecord File) : IWire<FileRecordMessage>
    {
        public static FileRecordMessage Layout<TVisitor>(ref TVisitor v, in FileRecordMessage m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Item("file", m.File));
    }
}
