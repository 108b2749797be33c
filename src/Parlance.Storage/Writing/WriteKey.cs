namespace Parlance.Storage.Writing;

/// <summary>What a write replaces: a later write with the same key takes the place of an earlier one that has not begun.</summary>
/// <param name="Target">Kind of thing; <see cref="WriteTarget.None"/> replaces nothing.</param>
/// <param name="Id">Its number, for things that have one.</param>
/// <param name="Name">Its name, for things that have one.</param>
/// <param name="Part">Which part of it.</param>
internal readonly record struct WriteKey(WriteTarget Target, long Id = 0, string Name = "", string Part = "");

/// <summary>Kinds of things that are written.</summary>
internal enum WriteTarget
{
    None,
    Account,
    AccountDocument,
    Room,
    RoomTicker,
    RoomDocument,
    Message,
    MessageRemoval,
    Counter,
    Ban,
    Setting,
    Access,
}
