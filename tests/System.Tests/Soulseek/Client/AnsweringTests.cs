using System.Net;
using System.Net.Sockets;
using Parlance.Soulseek;
using Parlance.Testing;

namespace Parlance.System.Tests.Soulseek.Client;

/// <summary>What a client that shares files answers to searches that a server passes on: which, in what order, and how often.</summary>
public sealed class AnsweringTests : IAsyncDisposable
{
    private readonly ScratchDirectory scratch = new();
    private readonly ScriptedServer server = new();
    private readonly TcpListener bob = new(IPAddress.Loopback, 0);
    private TestClient client = null!;
    private RawPeer? peer;
    private uint token;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        peer?.Dispose();
        bob.Dispose();
        await client.DisposeAsync();
        await server.DisposeAsync();
        scratch.Dispose();
    }

    [Fact]
    public async Task Files_are_in_order_and_those_he_may_not_have_are_in_a_list_of_their_own()
    {
        await ShareAsync("Music/b song.mp3", "Music/a song.mp3", "Private/c song.mp3");
        var answer = await SearchAsync("song");
        answer.Files.Select(file => file.Name.Value).ShouldBe([@"Music\a song.mp3", @"Music\b song.mp3"]);
        answer.PrivateFiles.ShouldNotBeNull().Select(file => file.Name.Value).ShouldBe([@"Private\c song.mp3"]);
        (answer.Username, answer.SlotFree, answer.QueueLength).ShouldBe(("host", true, 0u));
    }

    [Fact]
    public async Task Forbidden_phrases_count_in_any_case_until_the_server_sends_others()
    {
        await ShareAsync("Music/first song.mp3", "Music/second song.mp3");
        (await SearchAsync("song")).Files.Length.ShouldBe(2);
        await server.SendAsync(new ToClient.ExcludedSearchPhrases(["C\\First", "nothing"]));
        (await SearchAsync("song")).Files.ShouldHaveSingleItem().Name.Value.ShouldBe(@"Music\second song.mp3");
        await server.SendAsync(new ToClient.ExcludedSearchPhrases(["second"]));
        (await SearchAsync("song")).Files.ShouldHaveSingleItem().Name.Value.ShouldBe(@"Music\first song.mp3");
        await server.SendAsync(new ToClient.ExcludedSearchPhrases([]));
        (await SearchAsync("song")).Files.Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_search_that_comes_twice_and_one_that_finds_nothing_get_one_answer_and_none()
    {
        await ShareAsync("Music/song.mp3");
        await SearchAsync("song");
        await server.SendAsync(new ToClient.FileSearch("bob", token, "song"));
        await server.SendAsync(new ToClient.FileSearch("bob", ++token, "nothing of the kind"));
        await server.SendAsync(new ToClient.FileSearch("bob", ++token, "-song"));
        await server.SendAsync(new ToClient.FileSearch("bob", ++token, "so"));
        (await SearchAsync("song")).Files.Length.ShouldBe(1);
    }

    private async Task ShareAsync(params string[] files)
    {
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(scratch.File(file))!);
            await File.WriteAllTextAsync(scratch.File(file), file, Cancel);
        }

        var folders = files.Select(file => file.Split('/')[0]).Distinct().Select(name => new SharedFolder(scratch.File(name)) { Audience = name == "Private" ? ShareAudience.Buddies : ShareAudience.Everyone, IsRevealed = true });
        client = TestClient.Of(server.Port, "host", o => o with { Shares = new ShareOptions { Folders = [.. folders] } });
        bob.Start();
        (await client.Client.ConnectAsync(Cancel)).Success.ShouldBeTrue();
        await client.Client.Shares.Ready.WaitAsync(Cancel);
    }

    /// <summary>Bob searches, and the next answer that reaches him is to this very search.</summary>
    private async Task<ToPeer.FileSearchResponse> SearchAsync(string query)
    {
        await server.SendAsync(new ToClient.FileSearch("bob", ++token, query));
        if (peer is null)
        {
            (await server.NextAsync<ToServer.GetPeerAddress>()).Username.ShouldBe("bob");
            await server.SendAsync(new ToClient.GetPeerAddress("bob", ScriptedServer.Loopback, (uint)((IPEndPoint)bob.LocalEndpoint).Port, 0, 0));
            peer = await RawPeer.AcceptAsync(bob);
            await peer.NextAsync<ToPeer.PeerInit>();
        }

        var answer = await peer.NextAsync<ToPeer.FileSearchResponse>();
        answer.Token.ShouldBe(token);
        return answer;
    }
}
