using Parlance.Soulseek;

namespace Parlance.Protocols.Tests.Soulseek.Sharing;

/// <summary>Lists of shares as others get them.</summary>
public sealed class BrowseTests
{
    private static readonly string[] Paths = [@"Music\Album\one.mp3", @"Music\Album\two.mp3", @"Music\top.mp3", @"Private\diary.txt"];

    [Fact]
    public void The_list_has_every_folder_with_bare_names()
    {
        var snapshot = SharedTree.Of(Paths);
        var list = Read(snapshot, snapshot.Stranger);
        list.Folders.Select(folder => $"{folder.Name.Value}: {string.Join(',', folder.Files.Select(file => file.Name.Value))}")
            .ShouldBe(["Music: top.mp3", @"Music\Album: one.mp3,two.mp3", "Private: diary.txt"]);
        list.PrivateFolders.ShouldBeEmpty();
    }

    [Fact]
    public void Locked_folders_stand_in_the_second_list_and_hidden_ones_in_none()
    {
        Private(revealed: true).PrivateFolders.Select(folder => folder.Name.Value).ShouldBe(["Private"]);
        Private(revealed: false).PrivateFolders.ShouldBeEmpty();
        Private(revealed: false).Folders.Length.ShouldBe(2);

        static ToPeer.SharedFileListResponse Private(bool revealed)
        {
            var snapshot = SharedTree.Of(Paths, shared: root => new SharedFolder("/" + root) { Audience = root == "Private" ? ShareAudience.Buddies : ShareAudience.Everyone, IsRevealed = revealed });
            return Read(snapshot, snapshot.Stranger);
        }
    }

    [Fact]
    public void A_banned_user_gets_an_empty_list()
    {
        var snapshot = SharedTree.Of(Paths);
        var view = ShareView.Of("foe", new ShareGroups { Banned = new HashSet<string> { "foe" } }, snapshot.Shares);
        Read(snapshot, view).Folders.ShouldBeEmpty();
    }

    [Fact]
    public void A_list_is_compressed_once_for_all_with_the_same_rights()
    {
        var snapshot = SharedTree.Of(Paths);
        snapshot.Browse(ShareView.Of("a", ShareGroups.None, snapshot.Shares)).ShouldBeSameAs(snapshot.Browse(ShareView.Of("b", ShareGroups.None, snapshot.Shares)));
    }

    [Fact]
    public void A_long_list_comes_whole()
    {
        var snapshot = SharedTree.Of(Enumerable.Range(0, 20_000).Select(i => $@"Music\{i / 10} album\{i} song of some length.mp3"));
        var list = Read(snapshot, snapshot.Stranger);
        list.Folders.Sum(folder => folder.Files.Length).ShouldBe(20_000);
    }

    private static ToPeer.SharedFileListResponse Read(ShareSnapshot snapshot, ShareView view)
    {
        using var stream = snapshot.Browse(view).Open();
        var body = new byte[stream.Length];
        stream.ReadExactly(body);
        return SoulseekFrames.Peer.Read<ToPeer.SharedFileListResponse>(body);
    }
}
