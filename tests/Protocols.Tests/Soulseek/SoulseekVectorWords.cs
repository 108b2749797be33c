using System.Text.Json;

namespace Parlance.Protocols.Tests.Soulseek;

/// <summary>The vectors come from two programs with names of their own for the fields; here they are told what ours are called.</summary>
internal static class SoulseekVectorWords
{
    private static readonly Dictionary<string, string[]> Ours = new()
    {
        ["avg_speed"] = ["average speed"],
        ["avgspeed"] = ["average speed"],
        ["banner"] = ["greeting"],
        ["chat_id"] = ["id"],
        ["client_version"] = ["major version"],
        ["conn_type"] = ["type"],
        ["descr"] = ["description"],
        ["directory"] = ["folder"],
        ["dirs"] = ["folders"],
        ["distrib_code"] = ["distributed code"],
        ["enable"] = ["enable", "no parent"],
        ["enabled"] = ["enable"],
        ["filename"] = ["file", "filename"],
        ["filename(latin-1)"] = ["file"],
        ["filesize"] = ["size", "file size"],
        ["greet"] = ["greeting"],
        ["has_pic"] = ["has picture"],
        ["has_slots_free"] = ["slot free"],
        ["hated_interest"] = ["item"],
        ["interest"] = ["item"],
        ["ip_address"] = ["ip"],
        ["is_new_message"] = ["is new"],
        ["is_private"] = ["private"],
        ["is_supporter"] = ["supporter"],
        ["major"] = ["major version"],
        ["md5hash"] = ["hash"],
        ["message_id"] = ["id"],
        ["minor"] = ["minor version"],
        ["msg"] = ["ticker"],
        ["new"] = ["is new"],
        ["obfuscated_port(u16)"] = ["obfuscated port"],
        ["obfuscated_port(u32)"] = ["obfuscated port"],
        ["pic"] = ["picture"],
        ["private"] = ["private", "private files"],
        ["queue"] = ["queue length"],
        ["queue_size"] = ["queue length", "queue size"],
        ["queuesize"] = ["queue size"],
        ["search_username"] = ["username"],
        ["searchterm"] = ["query"],
        ["shared_file_count"] = ["files"],
        ["shared_folder_count"] = ["folders"],
        ["slotfree"] = ["slot free"],
        ["slotsavail"] = ["slot free"],
        ["slotsfull"] = ["slots full"],
        ["thing"] = ["item"],
        ["ticket"] = ["token"],
        ["totalupl"] = ["upload slots"],
        ["typ"] = ["type"],
        ["unknown"] = ["unknown", "identifier"],
        ["upload_permissions"] = ["upload permission"],
        ["uploadallowed"] = ["upload permission"],
        ["uploadnum"] = ["upload count"],
        ["user"] = ["username"],
        ["userexists"] = ["exists"],
    };

    /// <summary>Words that are no fields: remarks, and what a body inflates to, which is compared as bytes.</summary>
    public static string[] Silent { get; } = ["note", "inflated"];

    public static string[] OursFor(string name) => Ours.TryGetValue(name, out var ours) ? ours : [name.Replace('_', ' ')];

    /// <summary>The value as a trace spells it.</summary>
    public static string Text(string name, JsonElement said) => name == "pic" ? said.GetString()!.ToUpperInvariant() : Text(said);

    public static string Text(JsonElement said) => said.ValueKind switch
    {
        JsonValueKind.String when said.GetString() == "md5(password)" => "5f4dcc3b5aa765d61d8327deb882cf99",
        JsonValueKind.True => "True",
        JsonValueKind.False => "False",
        JsonValueKind.String => said.GetString()!,
        _ => said.GetRawText(),
    };
}
