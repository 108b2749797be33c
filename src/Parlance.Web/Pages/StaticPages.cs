using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Parlance.Web.Pages;

/// <summary>The pages, which are part of this assembly: nothing on disk is ever read for a request, so no path can lead anywhere else.</summary>
internal sealed class StaticPages
{
    private const string Folder = "wwwroot/";
    private const string Index = "index.html";

    /// <summary>Files whose names hold the hash of what is in them.</summary>
    private const string Hashed = Folder + "assets/";
    private readonly FrozenDictionary<string, StaticFile> files = Load();

    /// <summary>Answers with a file. Places within the pages are behind a <c>#</c>, so there are no other addresses to answer.</summary>
    public async Task ServeAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        }
        else if (Find(context.Request.Path.Value ?? "/") is { } file)
        {
            await file.SendAsync(context);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private StaticFile? Find(string path)
    {
        var name = path.Trim('/');
        if (files.TryGetValue(name, out var file) || name.LastIndexOf('.') > name.LastIndexOf('/'))
        {
            return file;
        }

        return files.GetValueOrDefault(name.Length == 0 ? Index : name + ".html");
    }

    private static FrozenDictionary<string, StaticFile> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Folder.Length..], name => Read(assembly, name), StringComparer.Ordinal);
    }

    private static StaticFile Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return new StaticFile(Path.GetExtension(name), memory.ToArray(), isForever: name.StartsWith(Hashed, StringComparison.Ordinal));
    }
}

/// <summary>A file of the pages.</summary>
/// <param name="extension">The ending of its name.</param>
/// <param name="bytes">What it holds.</param>
/// <param name="isForever">Browsers need not ask again: another content has another name.</param>
internal sealed class StaticFile(string extension, byte[] bytes, bool isForever)
{
    private static readonly TimeSpan Forever = TimeSpan.FromDays(365);
    private readonly EntityTagHeaderValue tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"");
    private readonly Lazy<byte[]?> packed = new(() => Pack(extension, bytes));

    private string Type => extension switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".json" or ".map" => "application/json",
        ".webmanifest" => "application/manifest+json",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".ico" => "image/x-icon",
        ".woff2" => "font/woff2",
        ".txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };

    /// <summary>Answers with it; with nothing when the browser has it already.</summary>
    public async Task SendAsync(HttpContext context)
    {
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = tag;
        headers.CacheControl = isForever ? new CacheControlHeaderValue { Public = true, MaxAge = Forever, Extensions = { new NameValueHeaderValue("immutable") } } : new CacheControlHeaderValue { NoCache = true };
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var body = bytes;
        if (packed.Value is { } small && context.Request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value.Equals("br", StringComparison.OrdinalIgnoreCase)))
        {
            (body, context.Response.Headers.ContentEncoding) = (small, "br");
        }

        context.Response.ContentType = Type;
        context.Response.ContentLength = body.Length;
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }

    private static byte[]? Pack(string extension, byte[] bytes)
    {
        if (extension is ".png" or ".ico" or ".woff2")
        {
            return null;
        }

        using var target = new MemoryStream();
        using (var brotli = new BrotliStream(target, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            brotli.Write(bytes);
        }

        return target.Length < bytes.Length ? target.ToArray() : null;
    }
}
