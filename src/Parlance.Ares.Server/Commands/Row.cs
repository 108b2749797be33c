using Parlance.Ares.Server.Rooms;
using Parlance.Core.Model;

namespace Parlance.Ares.Server.Commands;

/// <summary>Ways to write a row.</summary>
internal static class Row
{
    public const int Moderator = 1;
    public const int Administrator = 2;
    public const int Host = 3;

    /// <summary>The level of commands that are switched off.</summary>
    public const int Nobody = 254;

    /// <summary>A command that has nothing to wait for.</summary>
    public static AresCommand Of(string name, int level, string syntax, string help, Action<CommandCall> run, params string[] aliases) =>
        new(name, level, syntax, help, call =>
        {
            run(call);
            return ValueTask.CompletedTask;
        })
        { Aliases = aliases };

    /// <summary>A command that needs some text.</summary>
    public static AresCommand WithText(string name, int level, string syntax, string help, Action<CommandCall> run, params string[] aliases) =>
        new(name, level, syntax, help, call =>
        {
            if (call.Text.Length == 0)
            {
                return call.Misused();
            }

            run(call);
            return ValueTask.CompletedTask;
        })
        { Aliases = aliases };

    /// <summary>A command against a user of a lower level.</summary>
    public static AresCommand Against(string name, int level, string syntax, string help, Action<CommandCall, AresUser, string> run, params string[] aliases) =>
        Of(name, level, syntax, help, call =>
        {
            if (call.Target(out var rest, lower: true) is { } target)
            {
                run(call, target, rest);
            }
        }, aliases);

    /// <summary>A command against a user of a lower level, or against somebody who is in the room from another network.</summary>
    public static AresCommand AgainstAnybody(
        string name, int level, string syntax, string help, Action<CommandCall, AresUser, string> run, Action<CommandCall, Person, string> elsewhere, params string[] aliases) =>
        Of(name, level, syntax, help, call =>
        {
            if (call.Stranger(out var reason) is { } person)
            {
                elsewhere(call, person, reason);
            }
            else if (call.Target(out var rest, lower: true) is { } target)
            {
                run(call, target, rest);
            }
        }, aliases);

    /// <summary>A switch of the room.</summary>
    public static AresCommand Switch(string name, int level, string help, Func<RoomSwitches, bool, RoomSwitches> set) =>
        Of(name, level, "on|off", help, call =>
        {
            if (call.OnOff is not { } isOn)
            {
                call.Reply(call.Command.Usage);
                return;
            }

            call.Room.Change(b => b with { Switches = set(b.Switches, isOn) });
            call.Note($"{call.By} turned {name} {(isOn ? "on" : "off")}");
        });

    /// <summary>A switch of the user alone.</summary>
    public static AresCommand Own(string name, int level, string help, Action<CommandCall, bool> set) =>
        Of(name, level, "on|off", help, call =>
        {
            if (call.OnOff is { } isOn)
            {
                set(call, isOn);
                call.Reply($"{name} is {(isOn ? "on" : "off")}");
            }
            else
            {
                call.Reply(call.Command.Usage);
            }
        });
}
