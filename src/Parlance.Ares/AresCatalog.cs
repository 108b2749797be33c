using Parlance.Wire;

namespace Parlance.Ares;

/// <summary>Every message of Ares.</summary>
public static class AresCatalog
{
    /// <summary>All of them, both ways, on every link.</summary>
    public static Catalog All { get; } = RoomList(Advanced(Files(Chat(Presence(new Catalog("ares"))))));

    private static Catalog Presence(Catalog catalog) => catalog
        .Add<ToServer.Login>(AresStyle.Room)
        .Add<ToServer.Relogin>(AresStyle.Room)
        .Add<ToServer.UpdateStatus>(AresStyle.Room)
        .Add<ToClient.ChannelUserList>(AresStyle.Room)
        .Add<ToClient.Join>(AresStyle.Room)
        .Add<ToClient.TopicFirst>(AresStyle.Room)
        .Add<ToClient.Topic>(AresStyle.Room)
        .Add<ToClient.Url>(AresStyle.Room)
        .Add<ToClient.Redirect>(AresStyle.Room)
        .Add<ToClient.Error>(AresStyle.Room)
        .Add<ToClient.OpChange>(AresStyle.Room)
        .Add<ToServer.PersonalMessage>(AresStyle.Room)
        .Add<ToServer.Avatar>(AresStyle.Room)
        .Add<ToServer.FastPing>(AresStyle.Room)
        .Add<ToServer.Dummy>(AresStyle.Room)
        .Add<ToServer.IgnoreList>(AresStyle.Room)
        .Add<ToClient.PersonalMessage>(AresStyle.Room)
        .Add<ToClient.Avatar>(AresStyle.Room)
        .Add<ToClient.FastPing>(AresStyle.Room)
        .Add<ToClient.Part>(AresStyle.Room)
        .Add<ToClient.UserListEnd>(AresStyle.Room)
        .Add<ToClient.UserListClear>(AresStyle.Room)
        .Add<ToClient.UpdateUserStatus>(AresStyle.Room);

    private static Catalog Chat(Catalog catalog) => catalog
        .Add<ToServer.Public>(AresStyle.Room)
        .Add<ToServer.Emote>(AresStyle.Room)
        .Add<ToServer.Pvt>(AresStyle.Room)
        .Add<ToServer.Command>(AresStyle.Room)
        .Add<ToClient.Public>(AresStyle.Room)
        .Add<ToClient.Emote>(AresStyle.Room)
        .Add<ToClient.Pvt>(AresStyle.Room)
        .Add<ToClient.IsIgnoringYou>(AresStyle.Room)
        .Add<ToClient.OfflineUser>(AresStyle.Room)
        .Add<ToClient.NoSuch>(AresStyle.Room)
        .Add<ToClient.Html>(AresStyle.Room)
        .Add<ToServer.AutoLogin>(AresStyle.Room)
        .Add<ToServer.AuthLogin>(AresStyle.Room)
        .Add<ToServer.AuthRegister>(AresStyle.Room)
        .Add<ToClient.LoginAck>(AresStyle.Room)
        .Add<ToClient.MyFeatures>(AresStyle.Room)
        .Add<ToServer.SupernodesRequest>(AresStyle.Room)
        .Add<ToServer.DirChatPush>(AresStyle.Room)
        .Add<ToServer.CustomData>(AresStyle.Room)
        .Add<ToServer.CustomDataAll>(AresStyle.Room)
        .Add<ToClient.Supernodes>(AresStyle.Room)
        .Add<ToClient.DirChatPushReply>(AresStyle.Room)
        .Add<ToClient.DirChatPush>(AresStyle.Room)
        .Add<ToClient.CustomData>(AresStyle.Room);

    private static Catalog Files(Catalog catalog) => catalog
        .Add<ToServer.AddShare>(AresStyle.Room)
        .Add<ToServer.RemShare>(AresStyle.Room)
        .Add<ToServer.Browse>(AresStyle.Room)
        .Add<ToServer.Search>(AresStyle.Room)
        .Add<ToClient.StartOfBrowse>(AresStyle.Room)
        .Add<ToClient.BrowseItem>(AresStyle.Room)
        .Add<ToClient.EndOfBrowse>(AresStyle.Room)
        .Add<ToClient.BrowseError>(AresStyle.Room)
        .Add<ToClient.EndOfSearch>(AresStyle.Room)
        .Add<ToClient.SearchHit>(AresStyle.Room)
        .Add<ToServer.Compressed>(AresStyle.Room)
        .Add<ToServer.Advanced>(AresStyle.Room)
        .Add<ToClient.Compressed>(AresStyle.Room)
        .Add<ToClient.Advanced>(AresStyle.Room)
        .Add<ToClient.ServerEcho>(AresStyle.Room);

    private static Catalog Advanced(Catalog catalog) => catalog
        .Add<ToServer.Font>(AresStyle.Room)
        .Add<ToServer.AddTags>(AresStyle.Room)
        .Add<ToServer.RemoveTags>(AresStyle.Room)
        .Add<ToClient.Font>(AresStyle.Room)
        .Add<ToServer.VoiceSupported>(AresStyle.Room)
        .Add<ToServer.VoiceFirst>(AresStyle.Room)
        .Add<ToServer.VoicePrivateFirst>(AresStyle.Room)
        .Add<ToServer.VoiceChunk>(AresStyle.Room)
        .Add<ToServer.VoicePrivateChunk>(AresStyle.Room)
        .Add<ToServer.VoiceIgnore>(AresStyle.Room)
        .Add<ToClient.VoiceSupported>(AresStyle.Room)
        .Add<ToClient.VoiceFirst>(AresStyle.Room)
        .Add<ToClient.VoicePrivateFirst>(AresStyle.Room)
        .Add<ToClient.VoiceChunk>(AresStyle.Room)
        .Add<ToClient.VoicePrivateChunk>(AresStyle.Room)
        .Add<ToClient.VoiceIgnore>(AresStyle.Room)
        .Add<ToClient.NoPrivateVoice>(AresStyle.Room)
        .Add<ToClient.UserVoiceSupport>(AresStyle.Room)
        .Add<ToServer.EmotesSupported>(AresStyle.Room)
        .Add<ToServer.CustomEmote>(AresStyle.Room)
        .Add<ToServer.DeleteEmote>(AresStyle.Room)
        .Add<ToClient.EmotesSupported>(AresStyle.Room)
        .Add<ToClient.CustomEmote>(AresStyle.Room)
        .Add<ToClient.DeleteEmote>(AresStyle.Room)
        .Add<ToServer.RoomScribbleFirst>(AresStyle.Room)
        .Add<ToServer.RoomScribbleChunk>(AresStyle.Room)
        .Add<ToServer.BlockCustomNames>(AresStyle.Room)
        .Add<ToClient.CryptoKey>(AresStyle.Room)
        .Add<ToClient.Favicon>(AresStyle.Room)
        .Add<ToClient.NowPlayingAllowed>(AresStyle.Room);

    private static Catalog RoomList(Catalog catalog) => catalog
        .Add<ToServer.SendInfo>(AresStyle.RoomList)
        .Add<ToServer.SendNodes>(AresStyle.RoomList)
        .Add<ToClient.AckInfo>(AresStyle.RoomList)
        .Add<ToClient.AckNodes>(AresStyle.RoomList)
        .Add<ToPeer.AddIps>(AresStyle.RoomList)
        .Add<ToPeer.AckIps>(AresStyle.RoomList)
        .Add<ToPeer.WantCheckFirewall>(AresStyle.RoomList)
        .Add<ToPeer.ReadyToCheckFirewall>(AresStyle.RoomList)
        .Add<ToPeer.ProceedCheckFirewall>(AresStyle.RoomList)
        .Add<ToPeer.CheckFirewallBusy>(AresStyle.RoomList);
}
