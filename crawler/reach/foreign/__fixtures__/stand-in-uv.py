#!/usr/bin/python3
"""Stands in for uv where that is not installed: notes its arguments, and "installs" a small MCP server as uv would a wheel."""
import json, os, sys

args = sys.argv[1:]
target = args[args.index('--target') + 1]
cache = args[args.index('--cache-dir') + 1]
requirement = args[args.index('--') + 1]
with open(os.path.join(cache, 'asked.ndjson'), 'a') as log:
    log.write(json.dumps(args) + '\n')

name, _, version = requirement.partition('==')
if name == 'never-published':
    sys.exit('  × No solution found when resolving dependencies:\n  ╰─▶ Because never-published was not found in the package registry and you require never-published, we can conclude that your requirements are unsatisfiable.')
if name == 'source-only':
    sys.exit('  × No solution found when resolving dependencies:\n  ╰─▶ Because source-only==1.0.0 has no usable wheels and building from source is disabled, we can conclude that it cannot be used.')
if name == 'takes-for-ever':
    import time
    time.sleep(600)

SERVER = '''
import json, os, sys

def main():
    for line in sys.stdin:
        message = json.loads(line)
        if message.get('method') == 'initialize':
            info = {'name': 'mail', 'version': '2.1.0'}
            reply = {'protocolVersion': message['params']['protocolVersion'], 'capabilities': {'tools': {}}, 'serverInfo': info}
        elif message.get('method') == 'tools/list':
            words = ' '.join([os.path.basename(sys.argv[0]), *sys.argv[1:], os.environ.get('MAIL_TOKEN', 'no token')])
            reply = {'tools': [{'name': 'send_mail', 'description': words, 'inputSchema': {'type': 'object'}}]}
        else:
            continue
        print(json.dumps({'jsonrpc': '2.0', 'id': message['id'], 'result': reply}))
'''
info = os.path.join(target, f"{name.replace('-', '_')}-{version or '9.9.9'}.dist-info")
os.makedirs(os.path.join(target, 'mail_mcp'))
os.makedirs(info)
with open(os.path.join(target, 'mail_mcp', '__init__.py'), 'w') as file:
    file.write('')
with open(os.path.join(target, 'mail_mcp', 'server.py'), 'w') as file:
    file.write(SERVER)
with open(os.path.join(info, 'entry_points.txt'), 'w') as file:
    file.write('[console_scripts]\nmail-mcp-admin = mail_mcp.admin:main\nMail_MCP = mail_mcp.server:main\n' if name == 'mail-mcp' else '')
