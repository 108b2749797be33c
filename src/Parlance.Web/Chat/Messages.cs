using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Web.Contract;

namespace Parlance.Web.Chat;

/// <summary>Private messages as pages see them.</summary>
internal static class Messages
{
    /// <summary>A message with its receiver's name.</summary>
    public static PrivateMessage Of(DirectMessage message, string to) => new(
        message.Id,
        message.SentAt,
        message.From,
        to,
        message.Origin,
        message.Kind,
        message.Kind == MessageKind.Text ? message.Text : MessageWords.Plain(message),
        message.Kind == MessageKind.Text ? [] : message.Text.Split(MessageWords.Separator));
}
