using System.Text.Json.Serialization;
using Parlance.Core.Model;

namespace Parlance.Core.Services;

/// <summary>The documents of accounts as they are stored.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(Profile))]
[JsonSerializable(typeof(ContactDocument))]
[JsonSerializable(typeof(RoomOrder))]
internal sealed partial class DocumentJson : JsonSerializerContext;

/// <summary>A contact list as it is stored, by account id.</summary>
/// <param name="List">Whom the account listed.</param>
/// <param name="Asked">Who asked to list the account and has no answer yet.</param>
internal sealed record ContactDocument(long[]? List, long[]? Asked);
