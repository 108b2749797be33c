namespace Parlance.Cli.Dissectors;

/// <summary>
/// The conditions of declarations in Lua. A declaration names them for readers and computes them in C#, which cannot be read back; so each name
/// has its twin here, and a dissector is not written while one lacks it. <c>c</c> is the cursor, <c>v</c> what was read of the structure so far.
/// </summary>
internal static class LuaConditions
{
    private static readonly Dictionary<(string Network, string Name), string> Known = new()
    {
        [("ares", "full")] = "c:status_shape(v) == \"full\"",
        [("ares", "full or uploads")] = "c:status_shape(v) ~= \"person\"",
        [("ares", "full or person")] = "c:status_shape(v) ~= \"uploads\"",
        [("ares", "the region is not left out")] = "c:left() ~= 1 or c:peek(0) == 0 or c:peek(0) >= 0x20",
        [("ares", "the body goes on")] = "c:left() ~= 0",
        [("soulseek", "allowed")] = "v[\"allowed\"] ~= 0",
        [("soulseek", "not allowed")] = "v[\"allowed\"] == 0",
        [("soulseek", "rest of a four-byte code")] = "c:left() > 3 and c:peek(0) == 0 and c:peek(1) == 0 and c:peek(2) == 0 and c:peek(3) > 0",
        [("soulseek", "distributed code is 3")] = "v[\"distributed code\"] == 3",
        [("soulseek", "distributed code is not 3")] = "v[\"distributed code\"] ~= 3",
        [("soulseek", "status is not 0")] = "v[\"exists\"] ~= 0 and (v[\"status\"] or 0) ~= 0",
        [("soulseek", "success")] = "v[\"success\"] ~= 0",
        [("soulseek", "not success")] = "v[\"success\"] == 0",
        [("soulseek", "has picture")] = "v[\"has picture\"] ~= 0",
        [("soulseek", "4 bytes or more are left")] = "c:notes(v, \"whole\", c:left() >= 4)",
        [("soulseek", "fewer are left")] = "c:left() > 0 and not v[\"#whole\"]",
        [("icq", "success")] = "v[\"result\"] == 10",
        [("icq", "type 2")] = "v[\"type\"] == 2",
        [("icq", "type 3")] = "v[\"type\"] == 3",
        [("icq", "18 bytes or more are left")] = "c:notes(v, \"whole\", c.version ~= 2 or c:left() >= 18)",
        [("icq", "fewer are left (licq)")] = "not v[\"#whole\"]",
        [("icq", "version 2")] = "c.version == 2",
        [("icq", "version 3")] = "c.version == 3",
        [("icq", "version 4")] = "c.version == 4",
        [("icq", "version 5")] = "c.version == 5",
        [("icq", "version 4 and 5")] = "c.version >= 4",
        [("myicq", "uin is not 0")] = "v[\"uin\"] ~= 0",
        [("myicq", "uin is 0")] = "v[\"uin\"] == 0",
        [("myicq", "text is there")] = "(v[\"#text\"] or 0) ~= 0",
        [("myicq", "is_modify_passwd is 1")] = "v[\"is_modify_passwd\"] == 1",
        [("myicq", "error is 0")] = "v[\"error\"] == 0",
    };

    /// <summary>Lengths that follow from fields read before.</summary>
    private static readonly Dictionary<(string Network, string Field), string> Lengths = new()
    {
        [("ares", "parameters")] = "({ [1] = 4, [5] = 6, [7] = 5 })[v[\"mime\"]] or 0",
    };

    /// <summary>The length of a field that has no fixed one.</summary>
    /// <exception cref="InvalidOperationException">Nobody has said how it is computed.</exception>
    public static string Length(string network, string field) => Lengths.TryGetValue((network, field), out var lua)
        ? lua
        : throw new InvalidOperationException($"The length of \"{field}\" of {network} has no line in {nameof(LuaConditions)}.");

    /// <summary>The condition in Lua.</summary>
    /// <exception cref="InvalidOperationException">Nobody has said how it is spelled.</exception>
    public static string Of(string network, string name) => Known.TryGetValue((network, name), out var lua)
        ? lua
        : throw new InvalidOperationException($"The condition \"{name}\" of {network} has no line in {nameof(LuaConditions)}.");
}
