using System.Buffers;
using System.Text;
using Parlance.MyIcq;
using Parlance.MyIcq.Messages;
using Parlance.Wire;

namespace Parlance.Protocols.Tests.MyIcq;

/// <summary>The session of real gaim clients that was captured, to its last byte.</summary>
public sealed class MyIcqCaptureTests
{
    private readonly Dictionary<(string Socket, uint Sid), MyIcqCipher> keys = [];

    private static IEnumerable<(string Transport, string Way, string Socket, byte[] Bytes)> Lines =>
        from line in File.ReadLines(TestFiles.Captures("myicq-session.txt"))
        where !line.StartsWith('#')
        let parts = line.Split(' ')
        select (parts[1], parts[2], parts[3], Convert.FromHexString(parts[4]));

    [Fact]
    public void Every_datagram_decodes_with_its_key_and_ours_is_equal()
    {
        var (fromClients, fromServers, encrypted) = (0, 0, 0);
        foreach (var (transport, way, socket, bytes) in Lines)
        {
            if (transport == "udp" && way == "C>S")
            {
                fromClients++;
                encrypted += Client(socket, bytes) ? 1 : 0;
            }
            else if (transport == "udp")
            {
                fromServers++;
                Server(bytes);
            }
        }

        (fromClients, fromServers).ShouldBe((552, 402));
        encrypted.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Every_frame_between_peers_decodes_and_ours_is_equal()
    {
        var frames = 0;
        foreach (var (_, _, _, bytes) in Lines.Where(line => line.Transport == "tcp"))
        {
            frames++;
            var received = new ReadOnlySequence<byte>(bytes);
            MyIcqFraming.TryTake(ref received, MyIcqLimits.PeerFrame, out var frame).ShouldBeTrue();
            received.IsEmpty.ShouldBeTrue();
            var body = frame.ToArray();
            Datagrams.FromPeer(body, LinkOf(body)).ShouldBe(bytes);
        }

        frames.ShouldBe(57);
    }

    /// <summary>Both kinds of session use the same numbers; in the capture a message carries its id, which counts down from 0xfffffffe.</summary>
    private static string LinkOf(byte[] frame) =>
        frame.Length >= MyIcqLimits.PeerHeader + 4 && frame[13] == 0xff && frame[14] == 0xff && frame[15] == 0xff ? MyIcqLink.Message : MyIcqLink.File;

    private static void Server(byte[] bytes)
    {
        MyIcqEnvelope.TryRead(bytes, out ServerHeader header).ShouldBeTrue();
        var entry = MyIcqCatalog.All.Find(MyIcqLink.Server, Direction.ToClient, header.Command).ShouldNotBeNull();
        var body = bytes[MyIcqLimits.Header..];
        var trace = entry.Trace(body);
        (trace.Wrong, trace.Undecoded).ShouldBe((null, 0));
        Datagrams.FromServer(entry, body, header).ShouldBe(bytes);
    }

    private bool Client(string socket, byte[] bytes)
    {
        MyIcqEnvelope.TryRead(bytes, out ClientHeader header).ShouldBeTrue();
        var body = bytes[MyIcqLimits.Header..];
        if (header.Command == ToServer.Login.Spec.Code)
        {
            var login = Reader.Read<ToServer.Login>(body, MyIcqStyle.Default);
            keys[(socket, header.Sid)] = new MyIcqCipher(Encoding.Latin1.GetBytes(login.Password));
        }

        var isEncrypted = body.Length > 0 && !MyIcqEnvelope.IsClear(header.Command);
        var cipher = isEncrypted ? keys[(socket, header.Sid)] : null;
        if (cipher is not null)
        {
            MyIcqEnvelope.TryOpen(body, header.CheckCode, cipher).ShouldBeTrue();
        }

        var entry = MyIcqCatalog.All.Find(MyIcqLink.Server, Direction.ToServer, header.Command).ShouldNotBeNull();
        Datagrams.OnlyPaddingIsLeft(entry.Trace(body), body);
        Datagrams.FromClient(entry, body, header, cipher).ShouldBe(bytes);
        return isEncrypted;
    }
}
