using Parlance.Sessions;

namespace Parlance.Ares.Server.Sessions;

/// <summary>Which frame goes to which handler. Lines cost one of the flood allowance each.</summary>
internal static class AresRoutes
{
    public static Routes<AresSession> Frames { get; } = new Routes<AresSession>("ares", AresStyle.Room)
        .On<ToServer.Login>(AresSession.OnLogin, beforeLogin: true)
        .On<ToServer.Relogin>(AresSession.OnRelogin, beforeLogin: true)
        .On<ToServer.UpdateStatus>(AresSession.OnStatus)
        .OnAsync<ToServer.AutoLogin>(AresSession.OnAutoLogin)
        .On<ToServer.Avatar>(AresSession.OnAvatar)
        .OnAsync<ToServer.Public>(AresSession.OnPublic, cost: 1)
        .OnAsync<ToServer.Emote>(AresSession.OnEmote, cost: 1)
        .On<ToServer.PersonalMessage>(AresSession.OnPersonalMessage)
        .On<ToServer.FastPing>(AresSession.OnFastPing)
        .OnAsync<ToServer.Pvt>(AresSession.OnPrivate)
        .On<ToServer.IgnoreList>(AresSession.OnIgnore)
        .On<ToServer.AddShare>(AresSession.OnAddShare)
        .On<ToServer.RemShare>(AresSession.OnRemoveShare)
        .On<ToServer.Browse>(AresSession.OnBrowse)
        .On<ToServer.Search>(AresSession.OnSearch)
        .On<ToServer.Dummy>(AresSession.OnDummy)
        .On<ToServer.SupernodesRequest>(AresSession.OnSupernodes)
        .On<ToServer.DirChatPush>(AresSession.OnDirectChat)
        .OnAsync<ToServer.Command>(AresSession.OnCommand)
        .OnAsync<ToServer.AuthLogin>(AresSession.OnAuthLogin)
        .OnAsync<ToServer.AuthRegister>(AresSession.OnAuthRegister)
        .On<ToServer.CustomData>(AresSession.OnCustomData)
        .On<ToServer.CustomDataAll>(AresSession.OnCustomDataAll);

    public static Routes<AresSession> Advanced { get; } = new Routes<AresSession>("ares", AresStyle.Room)
        .Ignore<ToServer.AddTags>()
        .Ignore<ToServer.RemoveTags>()
        .On<ToServer.Font>(AresSession.OnFont)
        .On<ToServer.VoiceSupported>(AresSession.OnVoiceSupported)
        .On<ToServer.VoiceFirst>(AresSession.OnVoiceFirst)
        .On<ToServer.VoicePrivateFirst>(AresSession.OnVoicePrivateFirst)
        .On<ToServer.VoiceChunk>(AresSession.OnVoiceChunk)
        .On<ToServer.VoicePrivateChunk>(AresSession.OnVoicePrivateChunk)
        .On<ToServer.VoiceIgnore>(AresSession.OnVoiceIgnore)
        .On<ToServer.EmotesSupported>(AresSession.OnEmotesSupported)
        .On<ToServer.CustomEmote>(AresSession.OnCustomEmote)
        .On<ToServer.DeleteEmote>(AresSession.OnDeleteEmote)
        .On<ToServer.RoomScribbleFirst>(AresSession.OnScribbleFirst, cost: 1)
        .On<ToServer.RoomScribbleChunk>(AresSession.OnScribbleChunk)
        .On<ToServer.BlockCustomNames>(AresSession.OnBlockCustomNames);
}
